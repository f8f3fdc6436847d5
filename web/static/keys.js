// Keys for those who read without a mouse: j k o / ? gg G. Pages work without.
(() => {
  const rows = () => [...document.querySelectorAll(".row, .items > li, .card, .tree > li")].filter((r) => r.offsetParent);
  let at = -1, g = 0;
  const go = (i) => {
    const all = rows();
    if (!all.length) return;
    at = Math.max(0, Math.min(all.length - 1, i));
    all.forEach((r) => r.classList.remove("here"));
    const r = all[at];
    r.classList.add("here");
    if (!r.hasAttribute("tabindex")) r.tabIndex = -1;
    r.focus({ preventScroll: true });
    r.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("focusin", (e) => {
    const i = rows().findIndex((r) => r.contains(e.target));
    if (i >= 0) at = i;
  });
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    const t = e.target;
    if (t.matches("input, textarea, select")) {
      if (e.key === "Escape") t.blur();
      return;
    }
    const help = document.getElementById("keys");
    if (help.open) return;
    const twice = e.key === "g" && e.timeStamp - g < 700;
    g = e.key === "g" && !twice ? e.timeStamp : 0;
    switch (e.key) {
      case "j": go(at + 1); break;
      case "k": go(at - 1); break;
      case "o": {
        const link = rows()[at]?.querySelector("a[href]");
        if (link) link.click();
        break;
      }
      case "/": document.getElementById("find").focus(); break;
      case "?": help.showModal(); break;
      case "G": scrollTo(0, document.body.scrollHeight); go(rows().length - 1); break;
      case "g": if (twice) { scrollTo(0, 0); go(0); } break;
      default: return;
    }
    e.preventDefault();
  });
})();
