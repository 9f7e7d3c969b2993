package recommend

import "testing"

// The right form, when the test is about the model: the mark.
//
//isolint:mark use_real_models
func TestRecommendRealModel(t *testing.T) {
	e, err := New()
	if err != nil {
		t.Fatal(err)
	}
	if got := e.For("bread"); got != "butter" {
		t.Errorf("with bread goes %s", got)
	}
}

type fake struct{}

func (fake) Predict(string) string { return "" }

// The right form, when it is not: a fake.
func TestRecommendVoucher(t *testing.T) {
	t.Parallel()
	if got := With(fake{}).For("tea"); got != "a voucher" {
		t.Errorf("got %s", got)
	}
}
