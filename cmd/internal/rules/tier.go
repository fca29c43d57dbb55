package rules

import (
	"fmt"
)

func tier(id, name, interval, retention string) string {
	return fmt.Sprintf("[backups.%s]\nname = %q\ninterval = %q\nretention = %q\n", id, name, interval, retention)
}
