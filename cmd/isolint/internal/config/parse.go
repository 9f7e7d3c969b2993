package config

import (
	"bytes"
	"cmp"
	"fmt"
	"os"
	"regexp"
	"slices"

	"go.yaml.in/yaml/v3"

	"github.com/isolint-go/isolint/cmd/isolint/internal/expr"
	"github.com/isolint-go/isolint/cmd/isolint/internal/nearest"
	"github.com/isolint-go/isolint/passes/table"
)

// Load reads the configuration of the module that dir lies in. analyzers are
// the names that may be configured. Faults of the file are Problems, in which
// it has the name shown.
func Load(dir string, analyzers []string, shown func(file string) string) (*Config, error) {
	file, root := Find(dir)
	if file == "" {
		return &Config{Root: root}, nil
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("reading the configuration: %w", err)
	}
	c, err := Parse(shown(file), data, analyzers)
	if err != nil {
		return nil, err
	}
	c.File, c.Root = file, root
	return c, nil
}

// Parse reads the text of a configuration; file is its name in Problems.
func Parse(file string, data []byte, analyzers []string) (*Config, error) {
	p := &parser{decoder: decoder{file: file}, analyzers: analyzers}
	if root := p.document(bytes.NewReader(data)); root != nil {
		p.read(root)
		p.checkMarks()
	}
	if len(p.problems) > 0 {
		slices.SortStableFunc(p.problems, func(a, b Problem) int {
			return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
		})
		return nil, p.problems
	}
	return &p.config, nil
}

type parser struct {
	decoder
	config    Config
	analyzers []string
	uses      []markUse
}

// markUse is a mark that something refers to. Whether it is registered is
// known only when all of the file is read.
type markUse struct {
	at   *yaml.Node
	mark string
}

func (p *parser) read(root *yaml.Node) {
	p.fields(root, "the configuration", map[string]func(*yaml.Node){
		"marks":      p.marks,
		"mark-rules": p.markRules,
		"heavy":      p.heavy,
		"pools":      p.pools,
		"stages":     p.stages,
		"profiles":   p.profiles,
		"analyzers":  p.analyzerSettings,
	})
}

func (p *parser) marks(n *yaml.Node) {
	p.config.HasMarks = true
	for _, e := range p.pairs(n, "marks", "mark") {
		if !expr.IsName(e.key.Value) {
			p.fail(e.key, "%q is no name for a mark: it takes letters, digits, _ and -, does not begin with a digit or -, and is not and, or or not", e.key.Value)
			continue
		}
		m := Mark{Name: e.key.Value}
		if !isNull(e.value) {
			m.Meaning = p.text(e.value, "the meaning of a mark")
		}
		p.config.Marks = append(p.config.Marks, m)
	}
}

func (p *parser) markRules(n *yaml.Node) {
	for _, item := range p.items(n, "mark-rules") {
		before := len(p.problems)
		var rule MarkRule
		p.fields(item, "a mark rule", map[string]func(*yaml.Node){
			"mark":             func(n *yaml.Node) { rule.Mark = p.mark(n) },
			"packages":         func(n *yaml.Node) { rule.Packages = p.patterns(n, "packages") },
			"build-tag":        func(n *yaml.Node) { rule.BuildTag = p.buildTag(n) },
			"name":             func(n *yaml.Node) { rule.Name = p.regexp(n) },
			"skipped-by-short": func(n *yaml.Node) { rule.SkippedByShort = p.flag(n, "skipped-by-short") },
		})
		if !has(item, "mark") {
			p.fail(item, "a mark rule needs a mark")
		}
		// No packages, or skipped-by-short: false, are no condition either.
		if len(p.problems) == before && !rule.conditional() {
			p.fail(item, "a mark rule needs a condition: packages, build-tag, name or skipped-by-short")
		}
		p.config.MarkRules = append(p.config.MarkRules, rule)
	}
}

func (p *parser) heavy(n *yaml.Node) {
	for _, item := range p.items(n, "heavy") {
		before := len(p.problems)
		var h table.Heavy
		p.fields(item, "a heavy entry", map[string]func(*yaml.Node){
			"call":      func(n *yaml.Node) { h.Symbol = p.text(n, "call") },
			"import":    func(n *yaml.Node) { h.Import = p.text(n, "import") },
			"mark":      func(n *yaml.Node) { h.Mark = p.mark(n) },
			"memory":    func(n *yaml.Node) { h.Memory = p.text(n, "memory"); p.size(n) },
			"exclusive": func(n *yaml.Node) { h.Exclusive = p.text(n, "exclusive") },
		})
		if len(p.problems) > before {
			continue // the check below would say it again
		}
		if err := h.Check(); err != nil {
			p.fail(item, "heavy: %v", err)
		}
		p.config.Heavy = append(p.config.Heavy, h)
	}
}

func (p *parser) pools(n *yaml.Node) {
	for _, e := range p.pairs(n, "pools", "pool") {
		pool := Pool{Name: e.key.Value}
		p.fields(e.value, "a pool", map[string]func(*yaml.Node){
			"workers": func(n *yaml.Node) { pool.Workers = p.workers(n, "workers") },
			"memory":  func(n *yaml.Node) { pool.Memory = p.size(n) },
			"cpu":     func(n *yaml.Node) { pool.CPU = p.processors(n, "cpu") },
			"when":    func(n *yaml.Node) { pool.When = p.expr(n, "when") },
		})
		if !has(e.value, "when") {
			p.fail(e.key, "pool %q needs when: the marks of its tests", pool.Name)
		}
		p.config.Pools = append(p.config.Pools, pool)
	}
}

func (p *parser) stages(n *yaml.Node) {
	lines := make(map[string]int)
	for _, item := range p.items(n, "stages") {
		var stage Stage
		p.fields(item, "a stage", map[string]func(*yaml.Node){
			"name":    func(n *yaml.Node) { stage.Name = p.text(n, "name") },
			"workers": func(n *yaml.Node) { stage.Workers = p.workers(n, "workers") },
			"when":    func(n *yaml.Node) { stage.When = p.expr(n, "when") },
			"barrier": func(n *yaml.Node) { stage.Barrier = p.flag(n, "barrier") },
		})
		if !has(item, "name") {
			p.fail(item, "a stage needs a name")
		}
		if !has(item, "when") {
			p.fail(item, "a stage needs when: the marks of its tests")
		}
		if line, again := lines[stage.Name]; again && stage.Name != "" {
			p.fail(item, "duplicate stage %q, first on line %d", stage.Name, line)
		}
		lines[stage.Name] = item.Line
		p.config.Stages = append(p.config.Stages, stage)
	}
}

func (p *parser) profiles(n *yaml.Node) {
	for _, e := range p.pairs(n, "profiles", "profile") {
		profile := Profile{Name: e.key.Value}
		p.fields(e.value, "a profile", map[string]func(*yaml.Node){
			"select": func(n *yaml.Node) { profile.Select = p.expr(n, "select") },
		})
		if !has(e.value, "select") {
			p.fail(e.key, "profile %q needs select: the marks of its tests", profile.Name)
		}
		p.config.Profiles = append(p.config.Profiles, profile)
	}
}

func (p *parser) analyzerSettings(n *yaml.Node) {
	p.config.Analyzers = make(map[string]Analyzer)
	for _, e := range p.pairs(n, "analyzers", "analyzer") {
		if !slices.Contains(p.analyzers, e.key.Value) {
			p.fail(e.key, "there is no analyzer %q%s", e.key.Value, nearest.Hint(e.key.Value, p.analyzers))
			continue
		}
		var a Analyzer
		p.fields(e.value, "an analyzer's settings", map[string]func(*yaml.Node){
			"severity": func(n *yaml.Node) { a.Severity = p.severity(n) },
			"exclude":  func(n *yaml.Node) { a.Exclude = p.patterns(n, "exclude") },
		})
		p.config.Analyzers[e.key.Value] = a
	}
}

// has reports whether a mapping has one of the keys.
func has(n *yaml.Node, keys ...string) bool {
	for i := 0; i+1 < len(n.Content) && n.Kind == yaml.MappingNode; i += 2 {
		if slices.Contains(keys, n.Content[i].Value) {
			return true
		}
	}
	return false
}

func (r MarkRule) conditional() bool {
	return len(r.Packages) > 0 || r.BuildTag != "" || r.Name != nil || r.SkippedByShort
}

var buildTag = regexp.MustCompile(`^[\pL\p{Nd}_.]+$`) // as go/build/constraint has it

func (p *parser) buildTag(n *yaml.Node) string {
	text := p.text(n, "build-tag")
	if text != "" && !buildTag.MatchString(text) {
		p.fail(n, "%q is no build tag: it takes letters, digits, _ and .", text)
	}
	return text
}

// regexp reads a pattern for the names of tests, as go test -run takes them.
func (p *parser) regexp(n *yaml.Node) *regexp.Regexp {
	text := p.text(n, "name")
	re, err := regexp.Compile(text)
	if err != nil {
		p.fail(n, "name is not a regular expression: %v", err)
	}
	return re
}
