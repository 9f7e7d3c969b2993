package table

// A Verb says what a symbol does.
type Verb uint8

// The verbs. docs/table.md says what each of them means and takes.
const (
	Read Verb = iota + 1
	Write
	Memo
	Reset
	Through
	MemoThrough
	Calls
	Once
	Cleanup
	Subtest
	Setup
	Teardown
	Never
	Goes
	Keeps
	Returns
	ReturnsCall
	Cost
	NoReturn
	MayFatal
	String
	Is
	Ignore
	Parallel
	Query
)

// An operand is what follows a verb.
type operand uint8

const (
	nothing  operand = iota
	key              // a resource
	argument         // the number of an argument, or recv
	function         // the same, and the argument is a func
	class            // of a cost
	stringOp         // what a string result is
)

// A form is the grammar of one verb.
type form struct {
	name    string
	operand operand
	options []string
}

// forms is indexed by Verb.
var forms = [...]form{
	Read:        {name: "read", operand: key},
	Write:       {name: "write", operand: key, options: []string{"undo", "part", "flags", "least", "permanent", "returns-undo", "auto"}},
	Memo:        {name: "memo", operand: key},
	Reset:       {name: "reset", operand: key},
	Through:     {name: "through", operand: argument, options: []string{"from", "returns-undo", "auto"}},
	MemoThrough: {name: "memo-through", operand: argument},
	Calls:       {name: "calls", operand: function},
	Once:        {name: "once", operand: function},
	Cleanup:     {name: "cleanup", operand: function},
	Subtest:     {name: "subtest", operand: function},
	Setup:       {name: "setup", operand: function},
	Teardown:    {name: "teardown", operand: function},
	Never:       {name: "never", operand: function},
	Goes:        {name: "goes", operand: function},
	Keeps:       {name: "keeps", operand: function},
	Returns:     {name: "returns", operand: argument},
	ReturnsCall: {name: "returns-call", operand: function, options: []string{"once"}},
	Cost:        {name: "cost", operand: class},
	NoReturn:    {name: "noreturn"},
	MayFatal:    {name: "mayfatal"},
	String:      {name: "string", operand: stringOp},
	Is:          {name: "is", operand: key},
	Ignore:      {name: "ignore"},
	Parallel:    {name: "parallel"},
	Query:       {name: "query", operand: key},
}

// classes are the operands of cost.
var classes = []string{"net", "exec", "sleep", "disk", "db", "compile", "cpu"}

// stringOps are the operands of string. Of these same, dir and base take an
// argument.
var stringOps = []string{
	"join", "concat", "sprintf", "hostport", "same", "dir", "base",
	"tempdir", "home", "cachedir", "configdir", "workdir", "getenv",
	"private", "unique",
}

func (v Verb) String() string {
	if v == 0 || int(v) >= len(forms) {
		return "none"
	}
	return forms[v].name
}

// verbNamed returns the verb of that name, or 0. A switch over a slice of
// twenty is quicker than a map that would have to be built first.
func verbNamed(name string) Verb {
	for v := Read; int(v) < len(forms); v++ {
		if forms[v].name == name {
			return v
		}
	}
	return 0
}

func verbNames() []string {
	names := make([]string, 0, len(forms))
	for v := Read; int(v) < len(forms); v++ {
		names = append(names, forms[v].name)
	}
	return names
}
