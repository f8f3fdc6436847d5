package web

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"readout/desk"
)

// metrics are what an operator watches.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	seconds  prometheus.Histogram
}

func newMetrics(k *desk.Desk) *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "readout_requests_total", Help: "Requests by status."}, []string{"status"}),
		seconds:  prometheus.NewHistogram(prometheus.HistogramOpts{Name: "readout_request_seconds", Help: "How long requests took.", Buckets: prometheus.ExponentialBuckets(0.001, 2, 14)}),
	}
	gauge := func(name, help string, of func(desk.Tally) float64) prometheus.Collector {
		return prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: help}, func() float64 {
			ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
			defer cancel()
			out, err := k.Tally(ctx)
			if err != nil {
				return -1
			}
			return of(out)
		})
	}
	m.registry.MustRegister(m.requests, m.seconds, collectors.NewGoCollector(),
		gauge("readout_reports", "Reports that are kept; -1 when the store does not answer.", func(t desk.Tally) float64 { return float64(t.Documents) }),
		gauge("readout_stories", "Stories.", func(t desk.Tally) float64 { return float64(t.Stories) }),
		gauge("readout_store_bytes", "Bytes of the database.", func(t desk.Tally) float64 { return float64(t.Bytes) }),
		gauge("readout_feeds_failing", "Feeds that could not be read the last time.", func(t desk.Tally) float64 { return float64(t.Failing) }))
	return m
}

func (m *metrics) seen(status int, took time.Duration) {
	m.requests.WithLabelValues(strconv.Itoa(status)).Inc()
	m.seconds.Observe(took.Seconds())
}

func (m *metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}
