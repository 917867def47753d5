// The page as the blog's front page shows it: up to the jump break, and there the line that leads on.
// Nothing is taken off the page: what comes after the line is hidden, by the style of the shell.
ronpyo.list = (() => {
  const SLOTS = ["news", "commentary"];
  const line = ronpyo.make("div");
  line.dataset.more = "";
  line.className = "jump-link";
  line.append(ronpyo.make("a"));
  const root = document.documentElement;
  let on = false;
  let place = null; // of the jump break that the line stands at: [slot, index]

  function findBreak() {
    for (const slot of SLOTS) {
      for (const [index, nodes] of ronpyo.blocks[slot].entries()) {
        const mark = nodes.find((node) => node.nodeType === Node.COMMENT_NODE && node.data === "more");
        if (mark) return { mark, place: [slot, index] };
      }
    }
    return null;
  }

  // The innermost element with both slots in it: what is inside is the post, what is around it the blog's.
  function post() {
    let element = ronpyo.slot("news")?.parentElement;
    const other = ronpyo.slot("commentary");
    while (element && !element.contains(other)) element = element.parentElement;
    return element;
  }

  function uncut() {
    line.remove();
    for (const element of ronpyo.page.querySelectorAll("[data-cut]")) element.removeAttribute("data-cut");
  }

  // Whether the elements around the line are cut, too: groups of blocks come and go.
  function isCut() {
    const whole = post();
    for (let inner = line.parentElement; inner && inner !== whole; inner = inner.parentElement) if (!("cut" in inner.dataset)) return false;
    return true;
  }

  // After each change of the page.
  function settle(change = {}) {
    if ("more" in change) line.firstChild.textContent = change.more;
    if (!on) return;
    const found = findBreak();
    place = found?.place ?? null;
    if (found && line.isConnected && line.previousSibling === found.mark && isCut()) return;
    uncut();
    if (!found) return;
    found.mark.after(line);
    const whole = post();
    for (let inner = line; inner !== whole && inner.parentElement; inner = inner.parentElement) {
      inner.dataset.cut = "";
      // Style can hide elements alone. The texts of the slots have theirs; these are the frame's.
      if (inner !== line) for (const node of [...inner.parentNode.childNodes]) ronpyo.enclose(node);
    }
  }

  function show(wanted) {
    on = wanted;
    if (on) settle();
    else uncut();
    root.toggleAttribute("data-list", on);
  }

  // The line's box, for a block that is the jump break or comes after it.
  function box(slot, index) {
    if (!on || !place) return null;
    const here = SLOTS.indexOf(slot), there = SLOTS.indexOf(place[0]);
    return here > there || (here === there && index >= place[1]) ? line.getBoundingClientRect() : null;
  }

  return { line, settle, show, box, placeOf: (node) => (on && line.contains(node) ? place : null) };
})();
