module candor

go 1.26.0

require (
	github.com/BurntSushi/toml v1.6.0 // decodes and validates TOML
	github.com/agext/levenshtein v1.2.3 // did-you-mean
	github.com/alecthomas/chroma/v2 v2.27.0 // highlights code blocks
	github.com/aymanbagabas/go-udiff v0.4.1 // shows what --fix would change; redlines
	github.com/chromedp/cdproto v0.159.0 // browser test
	github.com/chromedp/chromedp v0.23.0 // browser test, with Chromium
	github.com/clipperhouse/uax29/v2 v2.7.0 // sentences, by UAX 29
	github.com/fsnotify/fsnotify v1.10.1 // tells serve that a file has changed
	github.com/google/go-cmp v0.7.0 // differences in tests
	github.com/mmcdole/gofeed v1.4.2 // reads the feeds as others do, in tests
	github.com/pelletier/go-toml/v2 v2.4.3 // positions of TOML keys and values, which BurntSushi/toml does not give
	github.com/rivo/uniseg v0.4.7 // widths of characters in code frames
	github.com/rogpeppe/go-internal v1.16.0 // testscript and txtar: end-to-end tests and rule examples
	github.com/santhosh-tekuri/jsonschema/v6 v6.0.3 // holds the JSON Schema to its own meta-schema, and SARIF to its own, in tests
	github.com/spf13/cobra v1.10.2 // commands, flags, help and completion
	github.com/xuri/excelize/v2 v2.11.1 // reads the workbook of a site in tests, as readers' programs do; the program writes it without
	github.com/yuin/goldmark v1.8.7 // parses Markdown
	go.uber.org/goleak v1.3.0 // no goroutine outlives the server, in tests
	go.yaml.in/yaml/v3 v3.0.6 // front matter in YAML, with positions
	golang.org/x/net v0.62.0 // parses built pages in tests
	golang.org/x/sync v0.24.0 // groups of goroutines that fail together
	golang.org/x/sys v0.49.0 // exchanges folders in one step, locks
	golang.org/x/text v0.43.0 // names of countries to hold the catalog against, in tests
)

require (
	github.com/dlclark/regexp2/v2 v2.2.1 // indirect
	github.com/go-json-experiment/json v0.0.0-20260213210345-44df1a37e875 // indirect
	github.com/inconshreveable/mousetrap v1.1.0 // indirect
	github.com/mmcdole/goxpp/v2 v2.0.0 // indirect
	github.com/richardlehane/mscfb v1.0.9 // indirect
	github.com/richardlehane/msoleps v1.0.6 // indirect
	github.com/spf13/pflag v1.0.9 // indirect
	github.com/tiendc/go-deepcopy v1.7.2 // indirect
	github.com/xuri/efp v0.0.3-0.20260924042702-217b81952dec // indirect
	github.com/xuri/nfp v0.0.2-0.20250530014748-2ddeb826f9a9 // indirect
	golang.org/x/crypto v0.58.0 // indirect
	golang.org/x/tools v0.51.0 // indirect
)
