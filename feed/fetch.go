package feed

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/temoto/robotstxt"
	"golang.org/x/time/rate"
)

// Options are the manners and the limits of fetching. A zero field means the
// default.
type Options struct {
	Agent        string        // what the program calls itself
	AllowPrivate bool          // addresses of this machine and of local networks too
	MaxBody      int64         // bytes of one answer, unpacked; default 8 MiB
	Timeout      time.Duration // for one answer; default 20 s
	PerHost      time.Duration // between two requests to a host; default 1 s
}

const (
	maxRedirects = 5
	maxHosts     = 10000 // whose manners are remembered
	robotsAge    = 24 * time.Hour
)

// Fetcher fetches addresses. It is safe for concurrent use.
type Fetcher struct {
	opt    Options
	client *http.Client

	mu    sync.Mutex
	hosts map[string]*host
}

// host is what is remembered of one.
type host struct {
	limit  *rate.Limiter
	mu     sync.Mutex // held while robots.txt is fetched
	robots *robotstxt.RobotsData
	asked  time.Time
}

// Refused is an address that is not fetched, and why.
type Refused struct{ Reason string }

func (r Refused) Error() string { return r.Reason }

// NewFetcher returns a Fetcher.
func NewFetcher(opt Options) *Fetcher {
	if opt.Agent == "" {
		opt.Agent = "Readout/1 (reads news reports side by side)"
	}
	if opt.MaxBody <= 0 {
		opt.MaxBody = 8 << 20
	}
	if opt.Timeout <= 0 {
		opt.Timeout = 20 * time.Second
	}
	if opt.PerHost <= 0 {
		opt.PerHost = time.Second
	}
	f := &Fetcher{opt: opt, hosts: map[string]*host{}}
	dialer := &net.Dialer{Timeout: 10 * time.Second, Control: f.dial}
	f.client = &http.Client{
		Transport: &http.Transport{
			// No proxy: it would dial for us, and inward.
			DialContext: dialer.DialContext, ForceAttemptHTTP2: true, MaxIdleConns: 100, IdleConnTimeout: 30 * time.Second,
			TLSHandshakeTimeout: 10 * time.Second, ResponseHeaderTimeout: opt.Timeout, MaxResponseHeaderBytes: 64 << 10,
		},
		CheckRedirect: func(r *http.Request, via []*http.Request) error {
			if len(via) >= maxRedirects {
				return Refused{fmt.Sprintf("redirected more than %d times", maxRedirects)}
			}
			return f.fit(r.URL)
		},
	}
	return f
}

// dial is asked before every connection, once the name is an address: a name
// that points inward is found out however it came about.
func (f *Fetcher) dial(_, address string, _ syscall.RawConn) error {
	if f.opt.AllowPrivate {
		return nil
	}
	ap, err := netip.ParseAddrPort(address)
	if err != nil {
		return err
	}
	if !public(ap.Addr()) {
		return Refused{ap.Addr().String() + " is not a public address; --allow-private allows it"}
	}
	return nil
}

// reserved are ranges that are nobody's on the public net, besides those that
// netip knows (IANA special-purpose registries).
var reserved = prefixes("0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4",
	"64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16")

func prefixes(list ...string) (out []netip.Prefix) {
	for _, s := range list {
		out = append(out, netip.MustParsePrefix(s))
	}
	return out
}

func public(a netip.Addr) bool {
	a = a.Unmap()
	if !a.IsGlobalUnicast() || a.IsPrivate() || a.IsLoopback() || a.IsLinkLocalUnicast() {
		return false
	}
	for _, p := range reserved {
		if p.Contains(a) {
			return false
		}
	}
	return true
}

// fit refuses what is no address of the web.
func (f *Fetcher) fit(u *url.URL) error {
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return Refused{"not an address of the web: " + u.Redacted()}
	case u.Hostname() == "":
		return Refused{"an address without a host"}
	case u.User != nil:
		return Refused{"an address with a name and a password in it"}
	case len(u.String()) > 4096:
		return Refused{"an address of more than 4096 bytes"}
	}
	return nil
}

// Validators are what an answer said of itself, to be given back when the
// address is asked again.
type Validators struct{ ETag, Modified string }

// Answer is what an address answered.
type Answer struct {
	URL        string // after redirects
	Type       string // media type and encoding, as the server says
	Body       []byte
	Unchanged  bool // since the validators were given; there is no body
	RetryAfter time.Duration
	Validators
}

// Get fetches an address, unless robots.txt forbids it, no sooner than manners
// allow.
func (f *Fetcher) Get(ctx context.Context, address string, v Validators) (*Answer, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, Refused{"not an address: " + err.Error()}
	}
	if err := f.fit(u); err != nil {
		return nil, err
	}
	h := f.host(u)
	allowed, err := f.allowed(ctx, h, u)
	if err != nil {
		return nil, err
	}
	if !allowed {
		return nil, Refused{"its robots.txt asks not to fetch it"}
	}
	if err := h.limit.Wait(ctx); err != nil {
		return nil, err
	}
	return f.get(ctx, u, v)
}

func (f *Fetcher) host(u *url.URL) *host {
	f.mu.Lock()
	defer f.mu.Unlock()
	key := u.Scheme + "://" + u.Host
	h := f.hosts[key]
	if h == nil {
		if len(f.hosts) >= maxHosts {
			clear(f.hosts)
		}
		h = &host{limit: rate.NewLimiter(rate.Every(f.opt.PerHost), 1)}
		f.hosts[key] = h
	}
	return h
}

// allowed asks robots.txt, once a day. A server that fails is not asked for
// more (RFC 9309); one that has no such file allows everything.
func (f *Fetcher) allowed(ctx context.Context, h *host, u *url.URL) (bool, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.robots == nil || time.Since(h.asked) > robotsAge {
		if err := h.limit.Wait(ctx); err != nil {
			return false, err
		}
		a, err := f.get(ctx, &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}, Validators{})
		var status statusError
		switch {
		case err == nil:
			if h.robots, err = robotstxt.FromBytes(a.Body[:min(len(a.Body), 512<<10)]); err != nil {
				h.robots = &robotstxt.RobotsData{}
			}
		case errors.As(err, &status) && status.code >= 400 && status.code < 500:
			h.robots, _ = robotstxt.FromString("")
		default:
			return false, err
		}
		h.asked = time.Now()
		if d := h.robots.FindGroup(f.opt.Agent).CrawlDelay; d > f.opt.PerHost {
			h.limit.SetLimit(rate.Every(min(d, time.Minute)))
		}
	}
	return h.robots.TestAgent(u.EscapedPath(), f.opt.Agent), nil
}

// statusError is an answer that is none.
type statusError struct {
	code  int
	after time.Duration
}

func (s statusError) Error() string {
	return fmt.Sprintf("the server answers %d %s", s.code, http.StatusText(s.code))
}

func (f *Fetcher) get(ctx context.Context, u *url.URL, v Validators) (*Answer, error) {
	ctx, cancel := context.WithTimeout(ctx, f.opt.Timeout)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	r.Header.Set("User-Agent", f.opt.Agent)
	r.Header.Set("Accept", "text/html, application/xhtml+xml, application/feed+json, application/atom+xml, application/rss+xml, application/xml;q=0.9, */*;q=0.5")
	if v.ETag != "" {
		r.Header.Set("If-None-Match", v.ETag)
	}
	if v.Modified != "" {
		r.Header.Set("If-Modified-Since", v.Modified)
	}
	resp, err := f.client.Do(r)
	if err != nil {
		var refused Refused
		if errors.As(err, &refused) {
			return nil, refused
		}
		return nil, err
	}
	defer resp.Body.Close()
	a := &Answer{URL: resp.Request.URL.String(), Type: resp.Header.Get("Content-Type"), Validators: Validators{clip(resp.Header.Get("ETag")), clip(resp.Header.Get("Last-Modified"))}}
	switch {
	case resp.StatusCode == http.StatusNotModified:
		a.Unchanged, a.Validators = true, v
		return a, nil
	case resp.StatusCode != http.StatusOK:
		return nil, statusError{resp.StatusCode, retryAfter(resp.Header.Get("Retry-After"))}
	}
	// The transport has unpacked the body: the limit is on what comes out.
	a.Body, err = io.ReadAll(io.LimitReader(resp.Body, f.opt.MaxBody+1))
	if err != nil {
		return nil, fmt.Errorf("the answer broke off: %w", err)
	}
	if int64(len(a.Body)) > f.opt.MaxBody {
		return nil, Refused{fmt.Sprintf("an answer of more than %d bytes", f.opt.MaxBody)}
	}
	return a, nil
}

// clip keeps a validator that is worth keeping.
func clip(s string) string {
	if len(s) > 512 {
		return ""
	}
	return strings.TrimSpace(s)
}

// retryAfter is how long a server asks to be left alone, a day at most.
func retryAfter(s string) time.Duration {
	if d, err := time.ParseDuration(s + "s"); err == nil && d > 0 {
		return min(d, 24*time.Hour)
	}
	if t, err := http.ParseTime(s); err == nil && time.Until(t) > 0 {
		return min(time.Until(t), 24*time.Hour)
	}
	return 0
}
