package cli

import (
	"cmp"
	"os"
	"path/filepath"
	"strings"
)

// repositoryPrefix returns where the site lies within its repository: "docs/trust/", or "" at its root and where there is no
// repository. Merge requests and code scanning know files by their path from the repository's root.
func repositoryPrefix(dir string) string {
	site, err := filepath.Abs(dir)
	if err != nil {
		return ""
	}
	if real, err := filepath.EvalSymlinks(site); err == nil {
		site = real
	}
	for _, name := range []string{"GITHUB_WORKSPACE", "CI_PROJECT_DIR"} {
		root := os.Getenv(name)
		if root == "" {
			continue
		}
		if real, err := filepath.EvalSymlinks(root); err == nil {
			root = real
		}
		if prefix, ok := below(root, site); ok {
			return prefix
		}
	}
	for root := site; ; root = filepath.Dir(root) {
		// In a work tree beside the repository .git is a file.
		if _, err := os.Lstat(filepath.Join(root, ".git")); err == nil {
			prefix, _ := below(root, site)
			return prefix
		}
		if root == filepath.Dir(root) {
			return ""
		}
	}
}

// below returns a folder's path from a folder above it, with a slash at its end.
func below(root, dir string) (string, bool) {
	rel, err := filepath.Rel(root, dir)
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return "", false
	}
	if rel == "." {
		return "", true
	}
	return filepath.ToSlash(rel) + "/", true
}

// sourceURL returns the address below which the checked commit's files can be seen, as the environment of a job on GitLab,
// GitHub, Gitea or Forgejo tells it, or "".
func sourceURL() string {
	if project, sha := os.Getenv("CI_PROJECT_URL"), os.Getenv("CI_COMMIT_SHA"); project != "" && sha != "" {
		return project + "/-/blob/" + sha
	}
	server, repo, sha := os.Getenv("GITHUB_SERVER_URL"), os.Getenv("GITHUB_REPOSITORY"), os.Getenv("GITHUB_SHA")
	if server == "" || repo == "" || sha == "" {
		return ""
	}
	where := "/blob/"
	if cmp.Or(os.Getenv("GITEA_ACTIONS"), os.Getenv("FORGEJO_ACTIONS")) != "" {
		where = "/src/commit/"
	}
	return server + "/" + repo + where + sha
}
