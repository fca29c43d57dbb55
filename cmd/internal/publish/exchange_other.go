//go:build !linux && !darwin

package publish

import "os"

// exchange knows no way to swap two folders in one step here.
func exchange(*os.Root, string, string) error { return errNoExchange }
