// Package gitdiff tells which lines of a working tree are new since a revision. It
// is the only part of the command that runs git, and it only asks.
package gitdiff

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"
)

// Git runs git in one directory with one environment.
type Git struct {
	Dir string
	Env []string
}

// Errors that users meet.
var (
	ErrNoGit = errors.New("there is no git in PATH")
	errFlag  = errors.New("a revision does not begin with -")
)

// diffArgs make git print one form whatever the user's configuration says. A
// moved file is one that changed, if git knows of it and half of it is the same.
var diffArgs = []string{
	"diff", "--unified=0", "--inter-hunk-context=0", "--find-renames", "--no-color", "--no-ext-diff", "--no-textconv",
	"--no-relative", "--submodule=short", "--src-prefix=a/", "--dst-prefix=b/",
}

// A Since is a point in the history of a working tree.
type Since struct {
	git  Git    // at the root
	base string // commit
}

// Since finds the commit at which the branch of HEAD left that of a revision.
func (g Git) Since(ctx context.Context, rev string) (*Since, error) {
	if err := CheckRevision(rev); err != nil {
		return nil, err
	}
	top, err := g.run(ctx, "rev-parse", "--show-toplevel")
	if err != nil {
		return nil, err
	}
	g.Dir = line(top)
	base, err := g.base(ctx, rev)
	return &Since{g, base}, err
}

// Changes returns what is new since then: what a reviewer of a merge sees, and what
// is not committed yet.
func (s *Since) Changes(ctx context.Context) (*Changes, error) {
	diff, err := s.git.run(ctx, append(diffArgs[:len(diffArgs):len(diffArgs)], s.base, "--")...)
	if err != nil {
		return nil, err
	}
	untracked, err := s.git.run(ctx, "ls-files", "--others", "--exclude-standard", "-z")
	if err != nil {
		return nil, err
	}
	c := &Changes{root: s.git.Dir}
	if c.lines, err = parse(bytes.NewReader(diff)); err != nil {
		return nil, fmt.Errorf("reading what git diff prints: %w", err)
	}
	for name := range strings.SplitSeq(strings.TrimSuffix(string(untracked), "\x00"), "\x00") {
		c.lines[name] = everything
	}
	return c, nil
}

// CheckRevision refuses what git would take for a flag.
func CheckRevision(rev string) error {
	if strings.HasPrefix(rev, "-") {
		return fmt.Errorf("%q: %w", rev, errFlag)
	}
	return nil
}

// base returns the commit at which HEAD and the revision parted.
func (g Git) base(ctx context.Context, rev string) (string, error) {
	commit, err := g.run(ctx, "rev-parse", "--verify", "--quiet", rev+"^{commit}")
	if err != nil {
		return "", g.explain(ctx, err, fmt.Sprintf("git knows no revision %q", rev))
	}
	base, err := g.run(ctx, "merge-base", line(commit), "HEAD")
	if err != nil {
		return "", g.explain(ctx, err, fmt.Sprintf("HEAD and %q have no commit in common", rev))
	}
	return line(base), nil
}

// explain says what it means that git has no answer.
func (g Git) explain(ctx context.Context, err error, meaning string) error {
	var status *exec.ExitError
	if !errors.As(err, &status) || status.ExitCode() != 1 {
		return err
	}
	if shallow, _ := g.run(ctx, "rev-parse", "--is-shallow-repository"); line(shallow) == "true" {
		meaning += "; this clone is shallow: fetch more of the history"
	}
	return errors.New(meaning)
}

// run returns what git prints. Its error has git's own words.
func (g Git) run(ctx context.Context, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "git", args...)
	cmd.Dir = g.Dir
	cmd.Env = append(g.Env[:len(g.Env):len(g.Env)], "PWD="+g.Dir, "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0")
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	switch {
	case err == nil:
		return stdout.Bytes(), nil
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.Is(err, exec.ErrNotFound):
		return nil, ErrNoGit
	}
	said := strings.TrimSpace(stderr.String())
	if said == "" {
		return nil, fmt.Errorf("git %s: %w", args[0], err)
	}
	return nil, fmt.Errorf("git %s: %s", args[0], strings.TrimPrefix(said, "fatal: "))
}

// line is what git prints, without the line's end.
func line(out []byte) string { return strings.TrimRight(string(out), "\r\n") }

// Names are what the repository calls its commits: branches and tags, the newest
// first. Where there is none, there are no names.
func (g Git) Names(ctx context.Context) []string {
	out, err := g.run(ctx, "for-each-ref", "--sort=-creatordate", "--count=200", "--format=%(refname:short)", "refs/heads", "refs/remotes", "refs/tags")
	if err != nil {
		return nil
	}
	return append(strings.Fields(string(out)), "HEAD")
}

// Shallow reports whether the history of the repository ends early. The error says
// why there is none to look at.
func (g Git) Shallow(ctx context.Context) (bool, error) {
	out, err := g.run(ctx, "rev-parse", "--is-shallow-repository")
	return line(out) == "true", err
}
