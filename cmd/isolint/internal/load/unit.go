package load

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/unitchecker"
)

// Suite is what the driver runs.
type Suite struct {
	// All are the analyzers that report.
	All []*analysis.Analyzer
	// Facts are the analyzers that dependencies need.
	Facts []*analysis.Analyzer
	// Settings are the analyzers that only carry flags.
	Settings []*analysis.Analyzer
	// Records are the analyzers that report to the command only.
	Records []*analysis.Analyzer
	// Gaps returns, after Facts have run, the dependencies of a package that
	// they could not analyse, each with the reason. It may be nil.
	Gaps func(*analysis.Pass) []string
}

// IsUnit reports whether the go command started this process as its vet tool
// (args without the program's name).
func IsUnit(args []string) bool {
	if len(args) == 0 {
		return false
	}
	return len(args) == 1 && (args[0] == "-V=full" || args[0] == "-flags") ||
		strings.HasSuffix(args[len(args)-1], ".cfg")
}

// badUsage is the exit status for a file that no go vet wrote.
const badUsage = 2

// Unit serves the go command's vet tool protocol: it analyses the one package
// that the last argument, a file that ends in .cfg, describes. It returns the
// exit status, unless the protocol's library ends the process itself.
func Unit(suite Suite, args []string) (status int) {
	flag.String("salt", "", "no effect; keeps results apart in go's cache")
	flag.Bool("gaps", false, "tell, as an error, which dependencies could not be analysed")

	last := args[len(args)-1]
	if !strings.HasSuffix(last, ".cfg") {
		unitchecker.Main(suite.flagged()...)
		return 0
	}
	growHeap()
	cfg, err := readUnit(last)
	if err != nil {
		// A user's doing, so the protocol's statuses do not apply.
		fmt.Fprintf(os.Stderr, "isolint: %s is not what go vet tells its tool of a package: %v\n", last, err)
		return badUsage
	}
	defer func() {
		if r := recover(); r != nil {
			status = survive(cfg, r)
		}
	}()
	forCommand := slices.Contains(args, "-gaps")
	if forCommand && cfg.VetxOnly && cfg.mayBeAsked() {
		err = cfg.report(&args[len(args)-1])
	}
	switch {
	case err != nil:
	case cfg.VetxOnly && cfg.isStandard(os.Getenv("GOROOT"), os.Getenv("GO111MODULE")):
		// Effects of the standard library come from a table, never from its
		// source: no work, no facts. It is a third of all units of a cold run.
		err = os.WriteFile(cfg.VetxOutput, nil, 0o666)
	case cfg.VetxOnly:
		if err = setFlags(suite, args); err == nil {
			unitchecker.Run(last, guard(suite.Facts))
		}
	case forCommand:
		unitchecker.Main(guard(slices.Concat(suite.roots(), suite.Settings, suite.Records))...)
	default:
		// Plain go vet: a fault in some dependency is no reason for its failure.
		unitchecker.Main(guard(suite.flagged())...)
	}
	if err != nil {
		fmt.Fprintf(os.Stderr, "isolint: %v\n", err)
		return 1
	}
	return 0
}

// flagged are the analyzers whose flags the protocol announces.
func (s Suite) flagged() []*analysis.Analyzer {
	return slices.Concat(s.All, s.Settings, s.Records)
}

// unit is the part of the protocol's description of a package that is needed
// before the analysis starts.
type unit struct {
	ID            string
	ImportPath    string
	Dir           string
	ModulePath    string
	ModuleVersion string
	VetxOnly      bool
	VetxOutput    string
	Stdout        string

	file string
}

func readUnit(file string) (*unit, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	cfg := &unit{file: file}
	if err := json.Unmarshal(data, cfg); err != nil {
		return nil, err
	}
	if cfg.ID == "" {
		return nil, errors.New("it names no package")
	}
	return cfg, nil
}

// mayBeAsked reports whether the unit is a package that is worked on, of which
// another run may want to see what is found. The go command's cache does not
// keep apart whether only facts were wanted: what this run finds not, no later
// run would be told.
func (u *unit) mayBeAsked() bool {
	return u.ModulePath != "" && u.ModuleVersion == "" && u.Stdout != ""
}

// report makes the unit one that reports. The protocol's library reads the
// description again, so there is a new one; its name replaces the old one.
func (u *unit) report(file *string) error {
	data, err := os.ReadFile(u.file)
	if err != nil {
		return err
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(data, &fields); err != nil {
		return err
	}
	fields["VetxOnly"] = json.RawMessage("false")
	if data, err = json.Marshal(fields); err != nil {
		return err
	}
	u.VetxOnly, *file = false, filepath.Join(filepath.Dir(u.file), "isolint.cfg")
	return os.WriteFile(*file, data, 0o666)
}

// isStandard reports whether the unit is a package of the standard library.
// The protocol tells it of imports only, not of the package itself. goroot and
// mode are the environment variables GOROOT, if set, and GO111MODULE.
func (u *unit) isStandard(goroot, mode string) bool {
	first, _, _ := strings.Cut(u.ImportPath, "/")
	if u.ModulePath != "" || strings.Contains(first, ".") {
		return false
	}
	// A package of GOPATH mode looks the same but for its place.
	if goroot != "" {
		return strings.HasPrefix(u.Dir, filepath.Join(goroot, "src")+string(filepath.Separator))
	}
	return mode != "off" && strings.HasSuffix(filepath.ToSlash(u.Dir), "/src/"+u.ImportPath)
}

// setFlags parses the flags of a unit of which only facts are wanted. The
// protocol's library would parse them too, but it registers only the flags of
// the analyzers it runs, and the go command passes those of all of them.
func setFlags(suite Suite, args []string) error {
	fs := flag.NewFlagSet("isolint", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	for _, a := range suite.flagged() {
		fs.Bool(a.Name, false, "")
		a.Flags.VisitAll(func(f *flag.Flag) { fs.Var(f.Value, a.Name+"."+f.Name, f.Usage) })
	}
	for _, name := range []string{"json", "fix", "diff", "source", "v", "all", "gaps"} {
		fs.Bool(name, false, "")
	}
	for _, name := range []string{"c", "tags", "salt"} {
		fs.String(name, "", "")
	}
	return fs.Parse(args)
}
