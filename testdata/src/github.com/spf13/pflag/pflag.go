// Package pflag has the shape of the real one.
package pflag

// Value is what a flag sets.
type Value interface {
	String() string
	Set(string) error
	Type() string
}

// Flag is one flag.
type Flag struct {
	Name     string
	Usage    string
	Value    Value
	DefValue string
	Changed  bool
}

// FlagSet is a set of flags.
type FlagSet struct {
	name   string
	formal map[string]*Flag
	args   []string
}

// CommandLine is the set of the process.
var CommandLine = NewFlagSet("cmd")

// NewFlagSet returns a set.
func NewFlagSet(name string) *FlagSet { return &FlagSet{name: name} }

type boolValue bool

func newBoolValue(val bool, p *bool) *boolValue {
	*p = val
	return (*boolValue)(p)
}

func (b *boolValue) Set(s string) error {
	*b = boolValue(s == "true")
	return nil
}
func (b *boolValue) Type() string { return "bool" }
func (b *boolValue) String() string {
	if *b {
		return "true"
	}
	return "false"
}

// BoolVar defines a flag that sets *p.
func (f *FlagSet) BoolVar(p *bool, name string, value bool, usage string) {
	f.VarP(newBoolValue(value, p), name, "", usage)
}

// VarP defines a flag.
func (f *FlagSet) VarP(value Value, name, shorthand, usage string) *Flag {
	flag := &Flag{Name: name, Usage: usage, Value: value, DefValue: value.String()}
	f.AddFlag(flag)
	return flag
}

// AddFlag adds one flag.
func (f *FlagSet) AddFlag(flag *Flag) {
	if f.formal == nil {
		f.formal = make(map[string]*Flag)
	}
	f.formal[flag.Name] = flag
}

// VisitAll calls fn for each flag.
func (f *FlagSet) VisitAll(fn func(*Flag)) {
	for _, flag := range f.formal {
		fn(flag)
	}
}

// Lookup finds a flag.
func (f *FlagSet) Lookup(name string) *Flag { return f.formal[name] }

// AddFlagSet adds the flags of another set to f; newSet itself stays as it is.
func (f *FlagSet) AddFlagSet(newSet *FlagSet) {
	if newSet == nil {
		return
	}
	newSet.VisitAll(func(flag *Flag) {
		if f.Lookup(flag.Name) == nil {
			f.AddFlag(flag)
		}
	})
}

// Parse sets the flags.
func (f *FlagSet) Parse(arguments []string) error {
	f.args = make([]string, 0, len(arguments))
	for _, a := range arguments {
		if flag := f.formal[a]; flag != nil {
			if err := flag.Value.Set("true"); err != nil {
				return err
			}
			flag.Changed = true
			continue
		}
		f.args = append(f.args, a)
	}
	return nil
}

// Args returns what is left.
func (f *FlagSet) Args() []string { return f.args }
