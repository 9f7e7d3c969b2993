package processstate_gather

import "github.com/prometheus/client_golang/prometheus"

type server struct{ gatherer prometheus.Gatherer }

func newServer() *server {
	prometheus.DefaultRegisterer.MustRegister(prometheus.NewCounter("requests"))
	return &server{gatherer: prometheus.DefaultGatherer}
}
