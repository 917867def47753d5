// Where things are on the page, for the program: beside preview.js, in the same world apart. Keeps no state.
ronpyo.follow = (() => {
  const SLOTS = ["news", "commentary"];
  const EDGE = 24; // pixels kept free above and below what is brought into view

  // The box of a block in the window's coordinates; null where it shows nothing (a comment, an empty element).
  function box(slot, index) {
    const nodes = ronpyo.blocks[slot]?.[index]?.filter((node) => node.isConnected) ?? [];
    if (!nodes.length) return null;
    const range = document.createRange();
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
    if (!slot) return scrollTo(scrollX, 0);
    const found = box(slot, index) ?? ronpyo.list.box(slot, index);
    if (found) scrollTo(scrollX, scrollY + found.top + found.height * part);
  }

  // Mark the block in which the caret is, and, if the person works there, bring it into view; "": mark none.
  function mark(slot, index, works) {
    for (const old of document.querySelectorAll("[data-caret]")) old.removeAttribute("data-caret");
    const behind = slot ? ronpyo.list.box(slot, index) : null; // not on the list page: the line at its end stands for it
    const found = slot ? behind ?? box(slot, index) : null;
    if (!found) return;
    for (const node of behind ? [ronpyo.list.line] : ronpyo.blocks[slot][index]) if (node.nodeType === Node.ELEMENT_NODE) node.dataset.caret = "";
    if (!works) return;
    if (found.bottom < EDGE) scrollBy(0, found.top - EDGE);
    else if (found.top > innerHeight - EDGE) scrollBy(0, Math.min(found.top, found.bottom - innerHeight) + EDGE);
  }

  // What is at a point: the block and the visible text before it there; outside of the blocks, the text of the element.
  function at(x, y) {
    const range = document.caretRangeFromPoint(x, y);
    if (!range) return null;
    const cut = ronpyo.list.placeOf(range.startContainer);
    if (cut) return { slot: cut[0], index: cut[1], before: "", text: "" };
    for (const slot of SLOTS) {
      for (const [index, nodes] of ronpyo.blocks[slot].entries()) {
        const home = nodes.find((node) => node.contains(range.startContainer));
        if (!home) continue;
        const before = document.createRange();
        before.setStartBefore(nodes[0]);
        before.setEnd(range.startContainer, range.startOffset);
        return { slot, index, before: before.toString(), text: nodes.map((node) => node.textContent).join("") };
      }
    }
    const element = range.startContainer.parentElement?.closest("h1, h2, h3, h4, li, p, a, div");
    return element ? { slot: "", text: element.textContent.trim() } : null;
  }

  const answer = (result) => JSON.stringify(result ?? null);

  return { top: () => answer(top()), toTop, mark, at: (x, y) => answer(at(x, y)) };
})();
