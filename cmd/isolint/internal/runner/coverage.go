package runner

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"os"

	"github.com/isolint-go/isolint/cmd/isolint/internal/cover"
)

// profiles are what the processes of each package have covered.
type profiles map[string]*cover.Profile

// add adds what a process has covered. What cannot be read is as if the process
// had been killed before it was written.
func (ps profiles) add(path string, text []byte) {
	p, err := cover.Parse(bytes.NewReader(text))
	if err != nil {
		return
	}
	if ps[path] == nil {
		ps[path] = new(cover.Profile)
	}
	ps[path].Add(p)
}

// writeProfile writes what go test -coverprofile writes.
func (r *Runner) writeProfile(ctx context.Context, sel *Selection, ps profiles) error {
	zero := new(cover.Profile) // of packages without tests
	if untested := sel.untested(); len(untested) > 0 {
		var err error
		if zero, err = cover.Untested(ctx, r.Go.Command, r.BuildFlags, untested); err != nil {
			r.Warn("packages without tests are not in the profile: " + err.Error())
			zero = new(cover.Profile)
		}
	}
	everywhere := len(r.CoverPackages) > 0
	mode := "set"
	var inOrder []*cover.Profile
	for _, p := range sel.Packages {
		switch one := ps[p.Path]; {
		case one != nil:
			inOrder = append(inOrder, one)
			mode = cmp.Or(one.Mode, mode)
		case p.NoFiles:
			inOrder = append(inOrder, zero.Package(p.Path))
		}
	}
	if everywhere { // each test counts all packages, linked or not
		for _, one := range ps {
			one.Fill(sel.paths(), inOrder...)
		}
	}
	f, err := os.Create(r.CoverProfile)
	if err != nil {
		return err
	}
	return errors.Join(cover.Write(f, mode, inOrder...), f.Close())
}
