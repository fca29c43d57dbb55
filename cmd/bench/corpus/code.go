package corpus

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
)

// A snippet writes a block of code of about 450 bytes with names and figures drawn for it, without fences.
type snippet struct {
	language string
	write    func(*coder)
}

// coder draws what stands in a code block.
type coder struct {
	strings.Builder
	rng *rand.Rand
	n   int // number of the policy, written into each block
}

func (c *coder) line(format string, args ...any) { fmt.Fprintf(c, format+"\n", args...) }

var syllables = []string{"ba", "cor", "dun", "el", "fen", "gar", "hol", "ith", "jur", "kel", "lom", "mar", "nor", "ost", "pel", "quin", "ras", "sol", "tam", "ur", "vel", "wen", "yar", "zan"}

// name returns an invented word, of which there are some ten thousand.
func (c *coder) name() string {
	return pick(c.rng, syllables) + pick(c.rng, syllables) + pick(c.rng, syllables)
}

func (c *coder) hex() string { return fmt.Sprintf("%016x", c.rng.Uint64()) }

var snippets = []snippet{
	{"bash", func(c *coder) {
		job, dir := c.name(), c.name()
		c.line("#!/usr/bin/env bash")
		c.line("# %s-%04d: compare the inventory with what runs", job, c.n)
		c.line("set -euo pipefail")
		c.line("readonly target=\"/srv/%s/%s\"", dir, c.name())
		c.line("stamp=$(date -u +%%Y%%m%%dT%%H%%M%%SZ)")
		c.line("for host in %s-%d %s-%d %s-%d; do", c.name(), c.rng.IntN(90), c.name(), c.rng.IntN(90), c.name(), c.rng.IntN(90))
		c.line("  if ! ssh \"$host\" 'test -r /etc/%s.conf'; then", job)
		c.line("    echo \"missing: ${host}\" >&2")
		c.line("    continue")
		c.line("  fi")
		c.line("  rsync --archive --checksum \"$host:/var/%s/\" \"$target/$stamp/$host\"", dir)
		c.line("done")
		c.line("sha256sum \"$target/$stamp\"/* | tee \"$target/%s.sums\"", c.hex())
	}},
	{"toml", func(c *coder) {
		c.line("# %s, policy %04d", c.name(), c.n)
		c.line("[service.%s]", c.name())
		c.line("listen = \"127.0.0.1:%d\"", 2000+c.rng.IntN(60000))
		c.line("workers = %d", 1+c.rng.IntN(64))
		c.line("ratio = %.4f", c.rng.Float64())
		c.line("verify = %t", c.rng.IntN(2) == 0)
		c.line("peers = [\"%s.internal\", \"%s.internal\", \"%s.internal\"]", c.name(), c.name(), c.name())
		c.line("")
		c.line("[service.%s.limits]", c.name())
		for range 4 {
			c.line("%s_%s = %d", c.name(), c.name(), c.rng.IntN(1e6))
		}
		c.line("")
		c.line("[[rule]]")
		c.line("match = \"%s.*\"", c.name())
		c.line("digest = \"%s\"", c.hex()+c.hex())
	}},
	{"yaml", func(c *coder) {
		c.line("# %s, policy %04d", c.name(), c.n)
		c.line("kind: %s", headFirst(c.name()))
		c.line("metadata:")
		c.line("  name: %s-%s", c.name(), c.name())
		c.line("  labels: {owner: %s, tier: \"%d\"}", c.name(), c.rng.IntN(9))
		c.line("spec:")
		c.line("  replicas: %d", 1+c.rng.IntN(12))
		c.line("  checksum: %s", c.hex())
		c.line("  rules:")
		for range 4 {
			c.line("    - match: \"%s/%s\"", c.name(), c.name())
			c.line("      allow: %t", c.rng.IntN(2) == 0)
			c.line("      weight: %.3f", c.rng.Float64()*10)
		}
	}},
	{"json", func(c *coder) {
		type entry struct {
			ID      string   `json:"id"`
			Weight  float64  `json:"weight"`
			Enabled bool     `json:"enabled"`
			Tags    []string `json:"tags"`
		}
		out := struct {
			Policy  int     `json:"policy"`
			Digest  string  `json:"digest"`
			Entries []entry `json:"entries"`
		}{Policy: c.n, Digest: c.hex()}
		for range 3 {
			out.Entries = append(out.Entries, entry{c.name() + "-" + c.name(), float64(c.rng.IntN(1e5)) / 1000, c.rng.IntN(2) == 0, []string{c.name(), c.name()}})
		}
		b, _ := json.MarshalIndent(out, "", "  ") // strings, numbers and booleans: no error is possible
		c.Write(b)
		c.WriteByte('\n')
	}},
	{"go", func(c *coder) {
		kind, field := headFirst(c.name()), headFirst(c.name())
		c.line("// %s is what policy %04d calls a %s.", kind, c.n, c.name())
		c.line("type %s struct {", kind)
		c.line("\t%s string", field)
		c.line("\tLimit int // at most %d", c.rng.IntN(1e5))
		c.line("}")
		c.line("")
		c.line("func (x *%s) Check(seen map[string]bool) error {", kind)
		c.line("\tif x.%s == %q || x.Limit > %d {", field, c.name(), c.rng.IntN(1e5))
		c.line("\t\treturn fmt.Errorf(\"%s: %%q is over its limit\", x.%s)", c.name(), field)
		c.line("\t}")
		c.line("\tfor key := range seen {")
		c.line("\t\tx.Limit -= len(key) * 0x%s", c.hex()[:6])
		c.line("\t}")
		c.line("\treturn nil")
		c.line("}")
	}},
}

// fenced returns a fenced block in the language at index k, which may be any number.
func fenced(rng *rand.Rand, k, policy int) string {
	s := snippets[k%len(snippets)]
	c := &coder{rng: rng, n: policy + 1}
	s.write(c)
	return "```" + s.language + "\n" + c.String() + "```\n"
}
