// Runs once in a page that is about to be printed, in a world of its own: says what the page is made of, in the order of
// its text, and leaves marks by which the places of the pieces are found in the printed pages.
(() => {
  // Asked of prototypes: names in a page can hide members of `document`.
  const make = (name) => Document.prototype.createElement.call(document, name);
  const body = document.documentElement.querySelector("body");
  const ROLES = {
    ARTICLE: "Art", SECTION: "Sect", DIV: "Div", HEADER: "Div", FOOTER: "Div", NAV: "Div", ASIDE: "Div", MAIN: "Div",
    FIGURE: "Div", DETAILS: "Div", DL: "Div", P: "P", DT: "P", DD: "P", PRE: "P", ADDRESS: "P", SUMMARY: "P",
    H1: "H1", H2: "H2", H3: "H3", H4: "H4", H5: "H5", H6: "H6", UL: "L", OL: "L", LI: "LI", BLOCKQUOTE: "BlockQuote",
    TABLE: "Table", THEAD: "THead", TBODY: "TBody", TFOOT: "TFoot", TR: "TR", TH: "TH", TD: "TD", CAPTION: "Caption", FIGCAPTION: "Caption",
  };
  const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
  const INLINE = /^(inline$|ruby|contents|none)/;
  const PREFIX = `p${crypto.getRandomValues(new Uint32Array(2)).join("-")}-`;  // no id of the post
  const entries = [], numbers = new Map(), links = make("nav");
  let last = null, pieces = 0;

  // The entry of the nearest element with a role; -1: the document itself.
  function entryOf(element) {
    if (!element || element === body) return -1;
    if (numbers.has(element)) return numbers.get(element);
    const parent = entryOf(element.parentElement);
    let role = ROLES[element.tagName];
    if (!role && !INLINE.test(getComputedStyle(element).display)) role = "Div";
    let number = parent;
    if (role) {
      number = entries.length;
      const entry = { kind: "element", role, parent };
      if (role === "TH" || role === "TD") {
        entry.columns = element.colSpan;
        entry.rows = element.rowSpan;
        if (role === "TH") entry.scope = element.scope === "row" ? "Row" : "Column";
      }
      if (/^H[1-6]$/.test(role)) entry.words = element.textContent.replace(/\s+/g, " ").trim().slice(0, 500);
      entries.push(entry);
    }
    numbers.set(element, number);
    return number;
  }

  // The nearest element with lines of its own.
  function blockOf(element) {
    while (element !== body && element.parentElement && INLINE.test(getComputedStyle(element).display)) {
      element = element.parentElement;
    }
    return element;
  }

  // Nothing can be scrolled to on paper, and the engine makes a page smaller by a third at most: a wider table is made
  // smaller by itself. 658 pixels are A4 without its margins.
  const WIDTH = 658, root = document.documentElement;
  root.style.width = `${WIDTH}px`;
  for (const table of body.querySelectorAll("table")) {
    const inside = table.parentElement.clientWidth || WIDTH;
    if (table.scrollWidth > inside) table.style.zoom = Math.max(inside / table.scrollWidth, 0.15);
  }
  root.style.width = "";

  const walker = Document.prototype.createTreeWalker.call(document, body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const texts = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.ELEMENT_NODE) {
      if (node.tagName === "IMG") {
        last = null;
        entries.push({ kind: "image", parent: entryOf(node.parentElement), words: node.alt });
      } else if (node.tagName === "BR") {
        continue;
      } else if (ROLES[node.tagName]) {
        entryOf(node);
      }
    } else if (node.data.trim()) {
      const parent = entryOf(node.parentElement);
      if (parent === last) continue;
      last = parent;
      const name = PREFIX + pieces++, piece = { kind: "piece", parent, name };
      const backwards = getComputedStyle(blockOf(node.parentElement)).direction === "rtl";
      entries.push(piece);
      if (backwards || RIGHT_TO_LEFT.test(node.data)) {
        piece.side = name + "-r";
        piece.backwards = backwards;
      }
      texts.push([node, piece]);
    }
  }

  function put(name, before, side) {
    const mark = make("span"), link = make("a");
    mark.id = name;
    // The place of a mark beside text from right to left is not where that begins (Qt 6.11).
    if (side) mark.style.cssText = `float:${side};width:0;height:0;margin:0;padding:0`;
    before.before(mark);
    link.href = "#" + name;
    links.append(link);
  }

  for (const [node, { name, side }] of texts) {
    const first = node.parentElement.closest("ruby") ?? node;
    put(name, first, side ? "left" : "");
    if (side) put(side, first, "right");
  }
  links.style.display = "none";
  body.append(links);
  return JSON.stringify({ language: document.documentElement.lang, title: document.title, entries });
})();
