package reuse

import (
	"strings"
	"unicode/utf8"

	"readout"
)

// furniture names what is page furniture in any sentence or line that has it.
// Each is long enough to be no part of a report.
var furniture = []string{
	"all rights reserved", "sign up for our", "sign up for the", "subscribe to our", "subscribe now", "follow us on", "like us on facebook",
	"share this article", "share this story", "share this on", "share on facebook", "share on twitter", "click here to", "click here for",
	"story continues below", "article continues below", "continue reading below", "get short url", "comment via facebook", "comments are closed",
	"post a comment", "leave a comment", "view comments", "terms of service", "terms of use", "privacy policy", "cookie policy", "community standards",
	"community guidelines", "may not be published, broadcast, rewritten", "already a member", "sign in using your", "sign in with your", "forgot your password",
	"create a password", "create your account", "verification email", "existing account", "traditional account", "email address below", "your email address",
	"free newsletter", "daily newsletter", "in your inbox", "to your inbox", "download the app", "download our app", "mobile app", "image copyright", "image caption",
	"media playback is", "most popular stories", "more from this section", "related articles", "related stories", "related coverage", "recommended stories",
	"editor's picks", "you may also like", "you might also like", "javascript is disabled", "enable javascript", "requires javascript", "adobe flash player",
	"hide caption", "toggle caption", "enlarge this image", "embed this", "copy link", "print this", "send to a friend", "email this article", "send us your",
	"got a tip", "have a news tip", "send tips to", "you can contact the", "follow him on twitter", "follow her on twitter", "follow them on twitter",
	"reading this article is free", "support our journalism", "make a donation", "ad choices", "adchoices", "skip advertisement", "report a typo",
	"report an error", "report abuse", "sign up today", "we have sent a", "welcome back", "please check your email", "registered users", "powered by disqus",
	"standard text messaging rates", "thank you for registering", "sign in to update your", "update your profile",
	"sign in to your", "sign in using you", "registration information", "confirmation email", "keep up to date with mobile", "mobile alerts", "reset your password", "loginwidget",
	"look forward to seeing you on", "why am i seeing this", "by continuing to use this site", "we use cookies", "accept cookies", "select all newsletters", "all newsletters", "breaking news alerts", "back to top", "skip to main content", "thanks for reading", "watch live:",
	"anyone with information", "anyone with any information", "anyone with more information", "anyone with further information", "anyone who has information", "crime stoppers", "crimestoppers",
	"tips may be", "tips can be", "tip line", "reported online at", "remain anonymous", "submit a tip",
}

// labels are furniture when a line holds nothing else.
var labels = lineSet(`advertisement|advertisements|advertising|sponsored|promoted|read more|read also|see also|also read|more|related|related links|share|tweet|print|email|
	comments|comment|most read|trending|watch|watch now|listen|video|photos|gallery|tags|topics|loading|close|menu|search|sign in|sign up|log in|login|register|subscribe|
	newsletter|follow us|continue reading|read the full story|full story|recommended|editors picks|top stories|latest news|breaking news|home|contact us|about us|
	facebook|twitter|whatsapp|linkedin|reddit|copy link|save|pause|play|skip ad|story highlights|highlights|must read|more stories|next|previous`)

func lineSet(s string) map[string]bool {
	m := map[string]bool{}
	for l := range strings.SplitSeq(s, "|") {
		m[strings.TrimSpace(l)] = true
	}
	return m
}

// leads open a line that points at another page, or credits a picture.
var leads = []string{"read more:", "read also:", "also read:", "see also:", "more:", "related:", "watch:", "video:", "photo:", "photos:", "image:", "photograph:", "click here",
	"follow @", "tags:", "filed under:", "topics:", "copyright ", "© ", "(photo:", "(image:", "picture:", "read:", "don't miss:", "recommended:"}

// Boilerplate returns the page furniture inside the body of d: sign-in and
// sharing text, advertisement marks, link lines, subscription pleas and
// picture credits. Spans are sorted and never overlap. It goes by phrases that
// no report uses; furniture that only repetition betrays is found by Origins,
// which sees many reports.
func Boilerplate(d *readout.Document) []readout.Span {
	var out []readout.Span
	body := d.Body()
	for _, s := range segments(d.Text, body) {
		if isFurniture(s.Of(d.Text)) {
			if n := len(out); n > 0 && strings.TrimSpace(d.Text[out[n-1].End:s.Start]) == "" {
				out[n-1].End = s.End
				continue
			}
			out = append(out, s)
		}
	}
	return out
}

func isFurniture(s string) bool {
	low := strings.ToLower(strings.ReplaceAll(s, "’", "'"))
	if len(low) <= 40 {
		if labels[strings.Trim(low, " \t.:…>»[]()-–—|")] {
			return true
		}
	}
	if len(low) <= 250 {
		for _, l := range leads {
			if strings.HasPrefix(low, l) {
				return true
			}
		}
	}
	// A long segment that merely has such a phrase is a text without line
	// ends: dropping all of it would drop the report.
	if len(low) > 240 {
		return false
	}
	if strings.Contains(low, "{*") || strings.Contains(low, "*}") {
		return true // a template that was never filled
	}
	inWord := false
	for i := range len(low) {
		letter := low[i] >= 'a' && low[i] <= 'z'
		if letter && !inWord && i+3 <= len(low) {
			for _, f := range furnitureBy[low[i:i+3]] {
				if strings.HasPrefix(low[i:], f) {
					return true
				}
			}
		}
		inWord = letter
	}
	return false
}

// furnitureBy finds the phrases by their first three bytes.
var furnitureBy = func() map[string][]string {
	m := map[string][]string{}
	for _, f := range furniture {
		m[f[:3]] = append(m[f[:3]], f)
	}
	return m
}()

// segments cuts s into lines, and long lines into sentences.
func segments(text string, s readout.Span) []readout.Span {
	var out []readout.Span
	start := s.Start
	cut := func(end uint32) {
		a, b := start, end
		for a < b && isSpace(text[a]) {
			a++
		}
		for b > a && isSpace(text[b-1]) {
			b--
		}
		if a < b {
			out = append(out, readout.Span{Start: a, End: b})
		}
		start = end
	}
	for i := s.Start; i < s.End; i++ {
		switch text[i] {
		case '\n':
			cut(i)
		case '.', '!', '?':
			j := i + 1
			if j < s.End && isSpace(text[j]) && i-start >= 20 {
				r, _ := utf8.DecodeRuneInString(text[j+1:])
				if r != utf8.RuneError && (r < 'a' || r > 'z') {
					cut(j)
				}
			}
		}
	}
	cut(s.End)
	return out
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' }
