package globalmutation_minds

var (
	defaultLimits *limits
	unit          = "s"
	separator     = ","
)

type limits struct{ max int }

// UnmarshalText is called by whoever decodes one.
func (l *limits) UnmarshalText(text []byte) error {
	if defaultLimits != nil {
		*l = *defaultLimits
	}
	return nil
}

// Describe is called by name.
func (l *limits) Describe() string { return unit + join() }

func join() string { return separator }
