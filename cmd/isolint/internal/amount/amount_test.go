package amount

import "testing"

func TestOf(t *testing.T) {
	t.Parallel()
	for want, got := range map[string]string{
		"0 tests":     Of(0, "test"),
		"1 test":      Of(1, "test"),
		"2 tests":     Of(2, "test"),
		"1 process":   Of(1, "process"),
		"3 processes": Of(3, "process"),
		"4 batches":   Of(4, "batch"),
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestBytes(t *testing.T) {
	t.Parallel()
	for n, want := range map[int64]string{
		0: "0 kB", 1<<20 - 1: "1023 kB", 1 << 20: "1 MB", 1<<30 - 1: "1023 MB", 1 << 30: "1.0 GB", 5<<30 + 1<<29: "5.5 GB",
	} {
		if got := Bytes(n); got != want {
			t.Errorf("%d: got %q, want %q", n, got, want)
		}
	}
}
