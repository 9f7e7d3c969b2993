package load

import (
	"context"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
	"github.com/isolint-go/isolint/cmd/isolint/internal/manifest"
)

// Vet runs this program as go vet's tool on the packages. The go command
// builds what is needed and keeps the outcome of each package in its cache,
// diagnostics included.
func Vet(ctx context.Context, req Request) (*Result, error) {
	args, err := vetArgs(ctx, req)
	if err != nil {
		return nil, err
	}
	res, text, err := vet(ctx, req, slices.Concat(args, []string{"--"}, req.Patterns))
	if err != nil {
		return nil, err
	}
	if len(text) > 0 && res.packages == 0 {
		if err := explain(req.Patterns, text); err != nil {
			return nil, err
		}
		// An error in one package's imports keeps go vet from analysing any.
		rest, err := loadable(ctx, req)
		if err != nil {
			return nil, err
		}
		if len(rest) > 0 {
			var more []string
			if res, more, err = vet(ctx, req, slices.Concat(args, []string{"--"}, rest)); err != nil {
				return nil, err
			}
			text = append(text, more...)
		}
	}
	if err := res.settle(ctx, req); err != nil {
		return nil, err
	}
	res.Broken = append(res.Broken, plainErrors(text)...)
	res.Findings = finding.Sort(res.Findings)
	res.tidyErrors()
	return &res.Result, nil
}

// vetArgs are the arguments of go vet up to the packages.
func vetArgs(ctx context.Context, req Request) ([]string, error) {
	args := []string{"vet", "-json", "-vettool=" + req.Tool, "-settings.strict", "-settings.resources", "-gaps", "-" + manifest.Analyzer + ".print"}
	if req.Heavy != "" {
		args = append(args, "-settings.heavy="+req.Heavy)
	}
	if req.Tags != "" {
		args = append(args, "-tags="+req.Tags)
	}
	args = slices.Concat(args, req.BuildFlags, req.Unsaved.flags())
	out, err := req.run(ctx, "env", "GOFLAGS", "GOMOD", "GOWORK")
	if err != nil {
		return nil, goFlagsError(err)
	}
	env := strings.Split(string(out), "\n")
	if len(env) > 2 && pathlessCache(env[0]) {
		// go's cache then does not know in which directory a package lies, and
		// would replay positions in another checkout of the same module.
		args = append(args, "-salt="+env[1]+env[2])
	}
	return args, nil
}

func pathlessCache(goflags string) bool {
	return strings.Contains(goflags, "-trimpath") || strings.Contains(goflags, "-overlay")
}

func goFlagsError(err error) error {
	if strings.Contains(err.Error(), "$GOFLAGS") {
		return fmt.Errorf("%w: %w", ErrGoFlags, err)
	}
	return err
}

// loaded is a Result in the making.
type loaded struct {
	Result
	packages int       // that were analysed
	doubtful []outcome // of units that may not have been asked for
}

// hear takes a tree that go vet printed.
func (res *loaded) hear(data []byte, req Request) error {
	outcomes, err := decode(data)
	if err != nil {
		return err
	}
	for _, o := range outcomes {
		// A unit with test files has a manifest, and is there for its tests alone. What was
		// said of others need not be for this run: see unit.mayBeAsked.
		if len(o.manifests) == 0 && len(o.findings)+len(o.errors) > 0 {
			res.doubtful = append(res.doubtful, o)
			continue
		}
		res.take(o)
		if req.Known != nil {
			for _, m := range o.manifests {
				req.Known(m)
			}
		}
	}
	return nil
}

// settle takes those of the doubtful units that were asked for.
func (res *loaded) settle(ctx context.Context, req Request) error {
	if len(res.doubtful) == 0 {
		return nil
	}
	type listed struct{ ImportPath string }
	all, _, err := list[listed](ctx, req, "-find", "-json=ImportPath")
	if err != nil {
		return err
	}
	for _, o := range res.doubtful {
		if slices.Contains(all, listed{o.pkg}) || slices.Contains(all, listed{strings.TrimSuffix(o.pkg, "_test")}) {
			res.take(o)
		}
	}
	return nil
}

// vet runs one go vet and returns what it said besides findings.
func vet(ctx context.Context, req Request, args []string) (res loaded, text []string, err error) {
	cmd, err := req.Command(ctx, args...)
	if err != nil {
		return res, nil, err
	}
	var mu sync.Mutex // stdout and stderr are read at the same time
	var bad error
	tree := func(data []byte) {
		mu.Lock()
		defer mu.Unlock()
		res.packages++
		if req.Progress != nil {
			req.Progress(res.packages)
		}
		if err := res.hear(data, req); err != nil && bad == nil {
			bad = err
		}
	}
	outR, outW := io.Pipe()
	errR, errW := io.Pipe()
	cmd.Stdout, cmd.Stderr = outW, errW
	var outText, errText []string
	var readers sync.WaitGroup
	readers.Go(func() { outText, _ = split(outR, tree) })
	readers.Go(func() { errText, _ = split(errR, tree) })
	runErr := cmd.Start()
	if runErr == nil {
		if req.Background {
			giveWay(cmd.Process.Pid)
		}
		runErr = cmd.Wait()
	}
	outW.Close()
	errW.Close()
	readers.Wait()

	if ctx.Err() != nil {
		return res, nil, ctx.Err()
	}
	if bad != nil {
		return res, nil, bad
	}
	var warnings []string
	warnings, text = remarks(append(outText, errText...))
	res.Warnings = append(res.Warnings, warnings...)
	text = sortBlocks(text)
	if runErr != nil && len(text) == 0 {
		return res, nil, fmt.Errorf("go vet: %w", runErr)
	}
	if runErr == nil {
		text = nil // what C compilers and linkers had to say
	}
	return res, text, nil
}

// remarks parts the go command's remarks on a request from its messages.
func remarks(lines []string) (warnings, rest []string) {
	for _, line := range lines {
		switch {
		case strings.HasPrefix(line, "go: warning: "):
			warnings = append(warnings, line)
		case !strings.HasPrefix(line, "go: downloading "):
			rest = append(rest, line)
		}
	}
	return warnings, rest
}

// sortBlocks brings the messages, which begin with the package's "# path", in
// an order that does not depend on which package was done first.
func sortBlocks(lines []string) []string {
	blocks := blocksOf(lines)
	if len(blocks) > 0 && !strings.HasPrefix(blocks[0][0], "# ") {
		slices.SortStableFunc(blocks[1:], slices.Compare)
	} else {
		slices.SortStableFunc(blocks, slices.Compare)
	}
	return slices.Concat(blocks...)
}

func blocksOf(lines []string) [][]string {
	var blocks [][]string
	for _, line := range lines {
		header := strings.HasPrefix(line, "# ") && !strings.HasPrefix(line, "# [")
		if header || len(blocks) == 0 {
			blocks = append(blocks, nil)
		}
		blocks[len(blocks)-1] = append(blocks[len(blocks)-1], line)
	}
	return blocks
}

// toolPrefix is what the vet tool's library puts before the type checker's
// error: the program's name.
var toolPrefix = regexp.MustCompile(`^[^\s:]+: (.+\.go:\d+(:\d+)?: )`)

// plainErrors makes the messages look as the compiler's do. What both the compiler and the
// tool say of a package is said once.
func plainErrors(lines []string) []string {
	var out []string
	for _, line := range lines {
		if strings.HasPrefix(line, "# [") {
			continue
		}
		out = append(out, toolPrefix.ReplaceAllString(line, "$1"))
	}
	return slices.Concat(slices.CompactFunc(blocksOf(out), slices.Equal)...)
}

// loadable returns the packages of the request that the go command can load
// with all they import.
func loadable(ctx context.Context, req Request) ([]string, error) {
	for _, p := range req.Patterns {
		if strings.HasSuffix(p, ".go") {
			return nil, nil // files make one package, that has just failed
		}
	}
	type listed struct {
		ImportPath                                   string
		Error                                        *struct{}
		DepsErrors                                   []struct{}
		GoFiles, CgoFiles, TestGoFiles, XTestGoFiles []string
	}
	all, _, err := list[listed](ctx, req, "-json=ImportPath,Error,DepsErrors,GoFiles,CgoFiles,TestGoFiles,XTestGoFiles")
	if err != nil {
		return nil, err
	}
	var paths []string
	for _, p := range all {
		files := len(p.GoFiles) + len(p.CgoFiles) + len(p.TestGoFiles) + len(p.XTestGoFiles)
		if p.Error == nil && len(p.DepsErrors) == 0 && files > 0 {
			paths = append(paths, p.ImportPath)
		}
	}
	return paths, nil
}
