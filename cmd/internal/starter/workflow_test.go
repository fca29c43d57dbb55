package starter_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"candor/cmd/internal/cli"
)

// A step is one of a workflow's or a job's that runs commands.
type step struct{ name, run string }

// githubSteps returns the steps of each job of a workflow that run commands.
func githubSteps(t *testing.T, file string) map[string][]step {
	t.Helper()
	var w struct {
		Jobs map[string]struct {
			Steps []struct{ Name, Run string }
		}
	}
	decodeYAML(t, file, &w)
	out := map[string][]step{}
	for name, job := range w.Jobs {
		for _, s := range job.Steps {
			if s.Run != "" {
				out[name] = append(out[name], step{s.Name, s.Run})
			}
		}
	}
	return out
}

// gitlabSteps returns the script of each job of a pipeline, as one step: GitLab runs it in one shell.
func gitlabSteps(t *testing.T, file string) map[string][]step {
	t.Helper()
	var p map[string]struct {
		Extends      string
		BeforeScript []string `yaml:"before_script"`
		Script       []string
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var nodes map[string]yaml.Node
	if err := yaml.Unmarshal(text, &nodes); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	for _, other := range []string{"default", "workflow", "variables"} {
		delete(nodes, other)
	}
	jobs, err := yaml.Marshal(nodes)
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(jobs, &p); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	out := map[string][]step{}
	for name, job := range p {
		if len(job.Script) > 0 {
			out[name] = []step{{name, strings.Join(slices.Concat(p[job.Extends].BeforeScript, job.Script), "\n")}}
		}
	}
	return out
}

func decodeYAML(t *testing.T, file string, v any) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(text, v); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
}

// A runner runs the commands of CI in a clean clone, as a hosted runner would. What would speak to the host is replaced by a
// program that writes down how it was called.
type runner struct {
	t     *testing.T
	dir   string // the clone
	temp  string
	calls string // what the replaced programs were called with
	env   []string
}

func newRunner(t *testing.T, repository string) *runner {
	t.Helper()
	temp := t.TempDir()
	r := &runner{t: t, dir: filepath.Join(temp, "clone"), temp: temp, calls: filepath.Join(temp, "calls")}
	git(t, temp, "clone", "--quiet", repository, r.dir)
	bin := filepath.Join(temp, "bin")
	for _, name := range []string{"gh", "curl"} {
		script := fmt.Sprintf("#!/bin/sh\necho %s \"$@\" >> '%s'\n", name, r.calls)
		writeText(t, filepath.Join(bin, name), script, 0o755)
	}
	base := strings.TrimSpace(git(t, r.dir, "rev-parse", "HEAD"))
	r.env = append(os.Environ(),
		"PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"),
		"RUNNER_TEMP="+temp, "GITHUB_PATH="+filepath.Join(temp, "path"), "GITHUB_STEP_SUMMARY="+filepath.Join(temp, "summary"),
		"BASE="+base, "NUMBER=7", "CI_MERGE_REQUEST_DIFF_BASE_SHA="+base,
		"CANDOR_TOKEN=token", "CI_API_V4_URL=https://gitlab.example/api/v4", "CI_MERGE_REQUEST_PROJECT_ID=3", "CI_MERGE_REQUEST_IID=7",
		"GITLAB_CI=", "GITHUB_ACTIONS=", "CANDOR_VERSION=",
		"GOFLAGS=-trimpath", // so that all clones share what has been compiled
	)
	return r
}

// run runs one step and returns what it printed, and its error where the commands failed.
func (r *runner) run(s step) (string, error) {
	r.t.Helper()
	path := ""
	if added, err := os.ReadFile(filepath.Join(r.temp, "path")); err == nil {
		path = strings.Join(strings.Fields(string(added)), ":") + ":"
	}
	c := exec.Command("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", "PATH="+path+"$PATH\n"+s.run)
	c.Dir, c.Env = r.dir, r.env
	out, err := c.CombinedOutput()
	return string(out), err
}

func git(t *testing.T, dir string, args ...string) string {
	t.Helper()
	c := exec.Command("git", append([]string{"-c", "user.name=Tester", "-c", "user.email=tester@company.example", "-c", "init.defaultBranch=main"}, args...)...)
	c.Dir = dir
	var stderr bytes.Buffer
	c.Stderr = &stderr
	out, err := c.Output()
	if err != nil {
		t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, stderr.String())
	}
	return string(out)
}

// candor runs a command of the program in a folder.
func candor(t *testing.T, args ...string) {
	t.Helper()
	var out, errOut bytes.Buffer
	if status := cli.Main(args, &out, &errOut); status != cli.Clean {
		t.Fatalf("candor %s: status %d\n%s", strings.Join(args, " "), status, errOut.String())
	}
}

func writeText(t *testing.T, name, text string, mode os.FileMode) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), mode); err != nil {
		t.Fatal(err)
	}
}

// repository returns the root of the repository, as it is to be cloned.
func repository(t *testing.T) string {
	t.Helper()
	root, err := filepath.Abs(filepath.Join("..", "..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	for _, tool := range []string{"git", "bash"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("the workflows' commands need %s, which is not on this machine", tool)
		}
	}
	if _, err := os.Stat(filepath.Join(root, ".git")); err != nil {
		t.Skip("this is no clone of the repository")
	}
	return root
}

// TestWorkflows runs the commands of the workflow of GitHub and of the template of GitLab in clean clones: of this repository,
// which builds Candor from itself, and of a site as 'init' writes it, which builds it from this repository.
func TestWorkflows(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program in clean clones")
	}
	root := repository(t)
	own := filepath.Join(t.TempDir(), "own")
	candor(t, "init", own)
	git(t, own, "init", "--quiet")
	git(t, own, "add", "--all")
	git(t, own, "commit", "--quiet", "--message", "A trust center")
	for name, repo := range map[string]string{"this repository": root, "a new site": own} {
		for system, read := range map[string]func(*testing.T, string) map[string][]step{
			".github/workflows/trust-center.yml": githubSteps, ".gitlab-ci.yml": gitlabSteps,
		} {
			t.Run(name+"/"+system, func(t *testing.T) {
				r := newRunner(t, repo)
				r.env = append(r.env, "CANDOR_REPOSITORY="+root)
				jobs := read(t, filepath.Join(r.dir, filepath.FromSlash(system)))
				if len(jobs) < 2 {
					t.Fatalf("%d jobs run commands", len(jobs))
				}
				for job, steps := range jobs {
					if err := os.RemoveAll(filepath.Join(r.temp, "candor-source")); err != nil { // each job has a machine of its own
						t.Fatal(err)
					}
					for _, s := range steps {
						if out, err := r.run(s); err != nil && !strings.Contains(s.run, "--within") { // what time breaks is no fault of the workflow
							t.Errorf("%s, %s: %v\n%s", job, s.name, err, out)
						}
					}
				}
				r.published()
			})
		}
	}
}

// published holds that a run left what the systems take up: the site, the reports, and the comment, which was sent.
func (r *runner) published() {
	r.t.Helper()
	for _, name := range []string{"public/index.html", "public/.well-known/security.txt", "candor.sarif", "comment.md"} {
		if info, err := os.Stat(filepath.Join(r.dir, filepath.FromSlash(name))); err != nil || info.Size() == 0 {
			r.t.Errorf("%s was not written", name)
		}
	}
	comment, err := os.ReadFile(filepath.Join(r.dir, "comment.md"))
	if err != nil || !strings.HasPrefix(string(comment), "<!-- candor check -->") {
		r.t.Errorf("the comment does not begin with its mark: %.80q", comment)
	}
	calls, err := os.ReadFile(r.calls)
	if err != nil || !strings.Contains(string(calls), "comment") {
		r.t.Errorf("the comment was not sent: %q", calls)
	}
	if status := git(r.t, r.dir, "status", "--porcelain"); status != "" {
		r.t.Errorf("the run left files that git does not ignore:\n%s", status)
	}
}

// TestWorkflowRefuses holds that the same commands fail where policies and facts disagree, and that nothing is published then.
func TestWorkflowRefuses(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program in a clean clone")
	}
	root := repository(t)
	r := newRunner(t, root)
	policy := filepath.Join(r.dir, "content", "policies", "backup-and-recovery.md")
	text, err := os.ReadFile(policy)
	if err != nil {
		t.Fatal(err)
	}
	writeText(t, policy, strings.Replace(string(text), "in Paris, France (`eu-west-3`)", "in Frankfurt, Germany (`eu-central-1`)", 1), 0o644)
	jobs := githubSteps(t, filepath.Join(r.dir, ".github", "workflows", "trust-center.yml"))
	failed := map[string]string{}
	for _, job := range []string{"check", "publish"} {
		for _, s := range jobs[job] {
			if out, err := r.run(s); err != nil {
				failed[s.name] = out
			}
		}
	}
	if out := failed["Check"]; !strings.Contains(out, "::error file=content/policies/backup-and-recovery.md") {
		t.Errorf("the step 'Check' printed %q", out)
	}
	if failed["Build"] == "" {
		t.Error("the step 'Build' did not fail")
	}
	if _, err := os.Stat(filepath.Join(r.dir, "public", "index.html")); err == nil {
		t.Error("the site was published")
	}
	comment, err := os.ReadFile(filepath.Join(r.dir, "comment.md"))
	if err != nil || !strings.Contains(string(comment), "eu-central-1") {
		t.Errorf("the comment does not say what is wrong: %s", comment)
	}
}

// TestWorkflowCopies holds that this repository checks its own site with the files that 'init' writes.
func TestWorkflowCopies(t *testing.T) {
	for _, name := range []string{".github/workflows/trust-center.yml", ".gitlab-ci.yml"} {
		ours, err := os.ReadFile(filepath.Join("..", "..", "..", filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		theirs, err := os.ReadFile(filepath.Join("site", filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(ours, theirs) {
			t.Errorf("%s differs from the one in cmd/internal/starter/site: copy it", name)
		}
	}
}

// expression is what GitHub fills in. Within commands it would be a way for a pull request to run commands of its own.
var expression = regexp.MustCompile(`\$\{\{`)

// TestWorkflowInjection holds that no command of the workflow has text of a pull request pasted into it.
func TestWorkflowInjection(t *testing.T) {
	for job, steps := range githubSteps(t, filepath.Join("site", ".github", "workflows", "trust-center.yml")) {
		for _, s := range steps {
			if expression.MatchString(s.run) {
				t.Errorf("%s, %s: pass the value by env, not by an expression within the commands", job, s.name)
			}
		}
	}
}

// TestTour runs the five commands by which the README leads to a site of one's own, from a clean clone, as a new user would.
func TestTour(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program in a clean clone")
	}
	r := newRunner(t, repository(t))
	readme, err := os.ReadFile(filepath.Join(r.dir, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, tour, ok := strings.Cut(string(readme), "in five commands:\n\n")
	if !ok {
		t.Fatal("the README has no tour in five commands")
	}
	tour, _, _ = strings.Cut(tour, "\n\n")
	commands := strings.Split(strings.ReplaceAll(tour, "    ", ""), "\n")
	if len(commands) != 5 || commands[4] != "candor serve" {
		t.Fatalf("the tour is %q", commands)
	}
	bin := filepath.Join(r.temp, "gobin")
	r.env = append(r.env, "GOBIN="+bin)
	if err := os.MkdirAll(bin, 0o755); err != nil {
		t.Fatal(err)
	}
	writeText(t, filepath.Join(r.temp, "path"), bin, 0o644)
	// The last command does not end: it is asked for the site and then told to stop. Port 0 takes a free one.
	script := strings.Join(commands[:4], "\n") + "\n" + `
candor serve --addr 127.0.0.1:0 2> "$RUNNER_TEMP/log" & pid=$!
for i in $(seq 300); do
  address=$(grep -o 'http://[0-9.:]*' "$RUNNER_TEMP/log" | head -n 1) && break
  sleep 0.1
done
exec 3<> "/dev/tcp/$(echo "${address#http://}" | tr : /)"
printf 'GET / HTTP/1.0\r\nHost: %s\r\n\r\n' "${address#http://}" >&3
timeout 20 cat <&3
kill -INT $pid
wait $pid
`
	out, err := r.run(step{"tour", script})
	log, _ := os.ReadFile(filepath.Join(r.temp, "log"))
	if err != nil || !strings.Contains(out, "200 OK") || !strings.Contains(out, "Larkbridge SAS Trust Center") {
		t.Errorf("%v\n%s\n%s", err, out, log)
	}
}
