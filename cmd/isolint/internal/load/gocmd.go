package load

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// Go runs the go command in one directory with one environment.
type Go struct {
	Dir string
	Env []string
}

// Command prepares a go command that ctx can stop: it runs in a process group
// of its own, so that an interrupt reaches the compilers and vet tools below
// it too, and reaches them from here only.
func (g Go) Command(ctx context.Context, args ...string) (*exec.Cmd, error) {
	path, ok := lookPath("go", g.Env)
	if !ok {
		return nil, ErrNoGo
	}
	cmd := exec.CommandContext(ctx, path, args...)
	cmd.Dir = g.Dir
	cmd.Env = append(g.Env[:len(g.Env):len(g.Env)], "PWD="+g.Dir)
	group(cmd)
	cmd.WaitDelay = 3 * time.Second
	return cmd, nil
}

// run returns what a short go command prints. Its error is the command's own
// words.
func (g Go) run(ctx context.Context, args ...string) ([]byte, error) {
	out, _, err := g.output(ctx, args...)
	return out, err
}

// output is run that also returns what the command says on stderr while it
// succeeds.
func (g Go) output(ctx context.Context, args ...string) (out []byte, said string, err error) {
	cmd, err := g.Command(ctx, args...)
	if err != nil {
		return nil, "", err
	}
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		if ctx.Err() != nil {
			return nil, "", ctx.Err()
		}
		if msg := strings.TrimSpace(stderr.String()); msg != "" {
			return nil, "", errors.New(msg)
		}
		return nil, "", err
	}
	return stdout.Bytes(), stderr.String(), nil
}

// LookPath finds a program where the go command would.
func (g Go) LookPath(name string) (string, bool) {
	if filepath.IsAbs(name) {
		return name, true
	}
	return lookPath(name, g.Env)
}

// lookPath finds a program in the PATH of env; exec.LookPath would use this
// process's own.
func lookPath(name string, env []string) (string, bool) {
	var list string
	for _, kv := range env { // the last one counts
		if v, ok := strings.CutPrefix(kv, "PATH="); ok {
			list = v
		}
	}
	for _, dir := range filepath.SplitList(list) {
		if dir == "" || !filepath.IsAbs(dir) {
			continue // as exec.LookPath: never from the current directory
		}
		if path, err := exec.LookPath(filepath.Join(dir, name)); err == nil {
			return path, true
		}
	}
	return "", false
}

// An Environment is what the go command says of itself.
type Environment struct {
	GOROOT, GOEXE, GOMOD, GOWORK, GOTOOLDIR, CC string
	GOVERSION, GOCACHE, GOMODCACHE              string
	LDFlags                                     string // CGO_LDFLAGS
	// Flags are those of GOFLAGS.
	Flags []string
	// All is all of it that decides on what is built, as JSON.
	All string
}

// Root is the directory of the workspace or, without one, of the module; empty
// outside of both.
func (e Environment) Root() string {
	for _, file := range []string{e.GOWORK, e.GOMOD} {
		if file != "" && file != "off" && file != os.DevNull {
			return filepath.Dir(file)
		}
	}
	return ""
}

// Environment asks the go command for its environment.
func (g Go) Environment(ctx context.Context) (Environment, error) {
	var env Environment
	out, err := g.run(ctx, "env", "-json")
	if err != nil {
		return env, goFlagsError(err)
	}
	var all map[string]string
	if err := json.Unmarshal(out, &all); err != nil {
		return env, fmt.Errorf("decoding go env's output: %w", err)
	}
	env = Environment{
		GOROOT: all["GOROOT"], GOEXE: all["GOEXE"], GOMOD: all["GOMOD"], GOWORK: all["GOWORK"], GOTOOLDIR: all["GOTOOLDIR"],
		GOVERSION: all["GOVERSION"], GOCACHE: all["GOCACHE"], GOMODCACHE: all["GOMODCACHE"],
		CC: all["CC"], LDFlags: all["CGO_LDFLAGS"], Flags: splitFlags(all["GOFLAGS"]),
	}
	for _, name := range []string{"GOGCCFLAGS", "GOTMPDIR", "GOTELEMETRY", "GOTELEMETRYDIR", "GOPROXY", "GOAUTH", "GOSUMDB", "GOBIN"} {
		delete(all, name) // where go works, and with whom, not what it makes
	}
	text, err := json.Marshal(all)
	env.All = string(text)
	return env, err
}

// CacheDir returns the directory of go's cache, as it is set, whether it can be used or
// not: Environment needs one that can.
func (g Go) CacheDir(ctx context.Context) (string, error) {
	out, err := g.run(ctx, "env", "GOCACHE")
	if err != nil {
		return "", goFlagsError(err)
	}
	return strings.TrimRight(string(out), "\r\n"), nil
}

// Flags returns the flags of GOFLAGS, from the environment or the file of go env
// -w, as the go command reads them: it would have refused others.
func (g Go) Flags(ctx context.Context) ([]string, error) {
	out, err := g.run(ctx, "env", "GOFLAGS")
	if err != nil {
		return nil, goFlagsError(err)
	}
	return splitFlags(string(out)), nil
}

// TempDir returns the directory of GOTMPDIR, from the environment or the file of go env
// -w; empty if the go command has its temporary files where all programs have them.
func (g Go) TempDir(ctx context.Context) (string, error) {
	out, err := g.run(ctx, "env", "GOTMPDIR")
	return strings.TrimSpace(string(out)), err
}

// splitFlags splits at spaces. A flag that begins with a quotation mark ends at
// the next one of its kind; there is no other way to quote.
func splitFlags(list string) []string {
	var flags []string
	for {
		list = strings.TrimSpace(list)
		if list == "" {
			return flags
		}
		one, end := list, " \t\n\r"
		if list[0] == '\'' || list[0] == '"' {
			one, end = list[1:], list[:1]
		}
		i := strings.IndexAny(one, end)
		if i < 0 {
			return append(flags, one)
		}
		flags, list = append(flags, one[:i]), one[i+1:]
	}
}
