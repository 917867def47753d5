// The words that are looked for, for the program: beside preview.js, in the same world apart. What is the same as what
// is the program's to say: it reads the text and tells the places.
ronpyo.find = (() => {
  const makeRange = document.createRange.bind(document), walk = document.createTreeWalker.bind(document);
  const marks = CSS.highlights, ALL = "ronpyo-found", HERE = "ronpyo-here";
  const INLINE = /^(inline|ruby|contents)/;

  let pieces = []; // the text nodes of the page, each with its place in the text, which counts UTF-16 units
  let ranges = [];

  // The nearest element around `node` that is a block of its own; the words of two blocks do not touch.
  function blockOf(node) {
    let element = node.parentElement;
    while (element !== ronpyo.page && INLINE.test(getComputedStyle(element).display)) element = element.parentElement;
    return element;
  }

  // The text that is seen, a line for each block. Readings of ruby stand behind all else, so that they part no words.
  function text() {
    const nodes = [], readings = [], walker = walk(ronpyo.page, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode, parent = node.parentElement;
      if (!parent.checkVisibility() || parent.closest("rp")) continue;
      const reading = parent.closest("rt");
      (reading ? readings : nodes).push([node, reading ?? blockOf(node)]);
    }
    pieces = [];
    let whole = "", before = null;
    for (const [node, block] of [...nodes, ...readings]) {
      if (before && block !== before) whole += "\n";
      before = block;
      pieces.push({ node, start: whole.length });
      whole += node.data.replace(/[\n\r]/g, " ");
    }
    return whole;
  }

  // Mark the places [[start, end], …], ascending, and bring the one with the number `here` into view.
  function show(places, here) {
    clear();
    let at = 0;
    for (const [start, end] of places) {
      while (at + 1 < pieces.length && pieces[at + 1].start <= start) at += 1;
      let last = at;
      while (last + 1 < pieces.length && pieces[last + 1].start < end) last += 1;
      const range = makeRange();
      const bound = ({ node, start: first }, place) => [node, Math.min(node.length, Math.max(0, place - first))];
      range.setStart(...bound(pieces[at], start));
      range.setEnd(...bound(pieces[last], end));
      ranges.push(range);
    }
    if (!ranges.length) return;
    marks.set(ALL, new Highlight(...ranges));
    const current = new Highlight(ranges[here]);
    current.priority = 1;
    marks.set(HERE, current);
    reveal(ranges[here]);
  }

  function reveal(range) {
    const found = range.getBoundingClientRect();
    if (found.top < 0 || found.bottom > innerHeight) scrollTo(scrollX, scrollY + found.top - innerHeight / 3);
  }

  function clear() {
    ranges = [];
    marks.delete(ALL);
    marks.delete(HERE);
  }

  return { text, show, clear };
})();
