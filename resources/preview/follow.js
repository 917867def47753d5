// Where things are on the page, for the program: beside preview.js, in the same world apart.
ronpyo.follow = (() => {
  const SLOTS = ["news", "commentary"];
  const makeRange = document.createRange.bind(document), rangeAt = document.caretRangeFromPoint.bind(document);
  const EDGE = 24, LINE = 40; // pixels: kept free above and below what is brought into view; around the caret's words

  let caret = null; // where the person works: how much of the marked block comes before the caret
  let marked = []; // the elements that are marked: to look for them in a long page takes a millisecond with each key

  // The box of a block in the window's coordinates; null where it shows nothing (a comment, an empty element).
  function box(slot, index) {
    const nodes = ronpyo.blocks[slot]?.[index]?.filter((node) => node.isConnected) ?? [];
    if (!nodes.length) return null;
    const range = makeRange();
    range.setStartBefore(nodes[0]);
    range.setEndAfter(nodes.at(-1));
    const found = range.getBoundingClientRect();
    return found.height > 0 ? found : null;
  }

  const share = (part, whole) => Math.min(1, Math.max(0, whole ? part / whole : 0));

  // The block at the window's top: [slot, index, share of it that is above]; ["", 0, 0] above the first one.
  function top() {
    let last = ["", 0, 0];
    for (const slot of SLOTS) {
      for (const index of ronpyo.blocks[slot].keys()) {
        const found = box(slot, index);
        if (!found) continue;
        if (found.top > 1) return last;
        last = [slot, index, share(-found.top, found.height)];
        if (found.bottom > 1) return last;
      }
    }
    return last;
  }

  // Scroll so that `part` of the block is above the window's top.
  function toTop(slot, index, part) {
    caret = null;
    if (!slot) return scrollTo(scrollX, 0);
    const found = box(slot, index) ?? ronpyo.list.box(slot, index);
    if (found) scrollTo(scrollX, scrollY + found.top + found.height * part);
  }

  // Mark the block in which the caret is; "": mark none. If the person works there, bring the words at the caret into
  // view, moving the page as little as possible: `along` is how much of the block comes before them.
  function mark(slot, index, works, along) {
    const behind = slot ? ronpyo.list.box(slot, index) : null; // not on the list page: the line at its end stands for it
    const found = slot ? behind ?? box(slot, index) : null;
    put(!found ? [] : behind ? [ronpyo.list.line] : ronpyo.blocks[slot][index]);
    caret = found && works ? { along } : null;
    if (caret) reveal(found);
  }

  // Mark the elements among `nodes`, and nothing else.
  function put(nodes) {
    const wanted = nodes.filter((node) => node.nodeType === Node.ELEMENT_NODE);
    for (const old of marked) if (!wanted.includes(old)) old.removeAttribute("data-caret");
    for (const node of wanted) if (!node.hasAttribute("data-caret")) node.dataset.caret = "";
    marked = wanted;
  }

  function reveal(found) {
    const whole = found.height < innerHeight - 2 * EDGE;
    const words = found.top + found.height * (caret?.along ?? 0);
    const [top, bottom] = whole ? [found.top, found.bottom] : [words - LINE, words + LINE];
    if (top < EDGE) scrollBy(0, top - EDGE);
    else if (bottom > innerHeight - EDGE) scrollBy(0, bottom - innerHeight + EDGE);
  }

  for (const name of ["wheel", "keydown", "mousedown", "touchstart"]) {
    addEventListener(name, () => (caret = null), { capture: true, passive: true }); // the person works here now
  }

  // After a change of the page: what was in view at the caret stays so in the same frame.
  function stay() {
    const shown = caret && marked.find((node) => ronpyo.page.contains(node));
    if (shown) reveal(shown.getBoundingClientRect());
  }

  // What is at a point: the block and the visible text before it there; outside of the blocks, the text of the element.
  function at(x, y) {
    const range = rangeAt(x, y);
    if (!range) return null;
    const cut = ronpyo.list.placeOf(range.startContainer);
    if (cut) return { slot: cut[0], index: cut[1], before: "", text: "" };
    for (const slot of SLOTS) {
      for (const [index, nodes] of ronpyo.blocks[slot].entries()) {
        const home = nodes.find((node) => node.contains(range.startContainer));
        if (!home) continue;
        const before = makeRange();
        before.setStartBefore(nodes[0]);
        before.setEnd(range.startContainer, range.startOffset);
        return { slot, index, before: before.toString(), text: nodes.map((node) => node.textContent).join("") };
      }
    }
    const element = range.startContainer.parentElement?.closest("h1, h2, h3, h4, li, p, a, div");
    return element ? { slot: "", text: element.textContent.trim() } : null;
  }

  // Bring into view what shows a field: the innermost element outside of the blocks that holds `text`.
  function toText(text) {
    const plain = (words) => words.replace(/\s+/g, "");
    const wanted = plain(text);
    if (!wanted) return;
    caret = null;
    const inside = (node) => SLOTS.some((slot) => ronpyo.blocks[slot].some((nodes) => nodes.some((one) => one.contains(node))));
    let found = null;
    for (const element of ronpyo.page.querySelectorAll("h1, h2, h3, h4, li, p, a, div, span, figcaption, time")) {
      if (plain(element.textContent).includes(wanted) && !inside(element)) found = element;
      else if (found && !found.contains(element)) break;
    }
    if (found) reveal(found.getBoundingClientRect());
  }

  const answer = (result) => JSON.stringify(result ?? null);

  return { top: () => answer(top()), toTop, toText, mark, put, stay, at: (x, y) => answer(at(x, y)) };
})();
