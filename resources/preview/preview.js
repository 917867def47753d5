// Runs in a world of its own, apart from the page, whose own scripts are switched off.
globalThis.ronpyo = (() => {
  const page = document.getElementById("page");
  const style = document.getElementById("style"), root = document.documentElement;
  // Taken before there is a page, and asked of `page` alone after: names in a page can hide members of `document`.
  const make = document.createElement.bind(document);
  const makeRange = document.createRange.bind(document), makeFragment = document.createDocumentFragment.bind(document);
  const listen = document.addEventListener.bind(document);
  const SLOTS = ["news", "commentary"];
  const NUMBER = "data-copied", OWN_MARKS = [NUMBER, "data-caret", "data-missing", "data-slot", "data-cut", "data-more"];
  const EMPTY = "data-nothing-yet"; // on `page` while the post says nothing: the words to be shown then
  // Characters at the end of a text, and at the beginning of one, that are drawn the same beside any other text. All others
  // may join it or lose half of their width to it (`。` before `、`), and the engine does not look at them again when only the
  // other text is edited (Chromium 140, `text-spacing-trim`).
  const STANDS_BEFORE = /[\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Latin}\p{Nd}\p{Ps}\p{Pi}\p{Pd}ー]/u;
  const STANDS_BEHIND = /[\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Latin}\p{Nd}\p{Pe}\p{Pf}\p{Po}\p{Pd}ー]/u;
  // Where there are such letters, lines with ruby may stand some pixels lower or higher after an edit in place (Chromium 140).
  const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
  const HOME = "ronpyo://post/", LINK = "ronpyo://link/";
  const OUTWARD = ["http:", "https:", "mailto:"];
  const WEB = /^\s*(https?:)?[/\\]{2}/i;
  const ELSEWHERE = /^[\s\x00-\x20]*([a-z][a-z0-9+.-]*:|[/\\]{2})/i;
  // For each slot its blocks in order, each an array of the nodes that it put into the page (a comment, an element, none).
  let blocks = { news: [], commentary: [] };
  // Pictures by the name that the body gives them: how often each was reloaded, and why one cannot be shown.
  const versions = new Map(), reasons = new Map(), nameOf = new WeakMap(), failed = new WeakMap(), targetOf = new WeakMap();
  let words = { remote: "", broken: "", token: "" };
  let hasFirstLetters = false; // whether the style draws the first letters of blocks in another way

  function parse(html) {
    const template = make("template");
    template.innerHTML = html;
    for (const image of template.content.querySelectorAll("img[src]")) address(image, image.getAttribute("src"));
    for (const link of template.content.querySelectorAll("a[href]")) lead(link, link.getAttribute("href"));
    for (const node of [...template.content.childNodes]) enclose(node);
    return template.content;
  }

  // A text that stands in no element gets one: it can be marked then, and hidden.
  function enclose(node) {
    if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) return;
    const span = make("span");
    node.replaceWith(span);
    span.append(node);
  }

  // The whole name as one encoded piece: the handler sees it as the body has it, with nothing resolved away.
  function address(image, name) {
    const web = WEB.test(name);
    if (!web && ELSEWHERE.test(name)) return;
    nameOf.set(image, name);
    const version = versions.get(name);
    const query = web || version ? `?${web ? words.token : ""}.${version ?? ""}` : "";
    image.src = HOME + encodeURIComponent(name.toWellFormed()) + query;
  }

  // The engine goes to no address that it cannot read (`//`, `https://[`): it shows an empty page, and asks nobody. Such
  // a link, and one without a scheme, leads to the program as one encoded piece, and the program says what is wrong.
  function lead(link, target) {
    if (target.startsWith("#")) return;
    let scheme = "";
    try {
      scheme = new URL(target).protocol;
    } catch {
      scheme = "";
    }
    if (OUTWARD.includes(scheme)) return;
    targetOf.set(link, target);
    link.setAttribute("href", LINK + encodeURIComponent(target.toWellFormed()));
  }

  function label(image) {
    const name = nameOf.get(image);
    const source = image.getAttribute("src");
    const why = name !== undefined ? reasons.get(name) ?? words.broken : source.startsWith("data:") ? words.broken : words.remote;
    image.alt = `${name ?? (source.startsWith("data:") ? failed.get(image) : source)}\n${why}`;
    image.dataset.missing = "";
  }

  const isPicture = (target) => target instanceof HTMLImageElement;

  listen("error", ({ target }) => {
    if (!isPicture(target)) return;
    if (!failed.has(target)) failed.set(target, target.alt);
    label(target);
  }, true);

  listen("load", ({ target }) => {
    if (!isPicture(target) || !failed.has(target)) return;
    target.alt = failed.get(target);
    delete target.dataset.missing;
    failed.delete(target);
  }, true);

  // What is copied is the post's: its own addresses and texts, none of the program's.
  listen("copy", (event) => {
    const selection = getSelection();
    if (selection.type !== "Range") return;
    event.preventDefault();
    const box = copied(rangeOf(selection)), only = box.childNodes.length === 1 ? box.firstChild : null;
    event.clipboardData.setData("text/html", box.innerHTML);
    event.clipboardData.setData("text/plain", isPicture(only) ? only.alt : selection.toString());
  }, true);

  // The words of a missing picture are in a shadow of it. A selection that begins or ends there is "collapsed" for
  // `isCollapsed` and `getRangeAt` (so is all of a page that ends with such a picture), but not as a composed range.
  function rangeOf(selection) {
    const range = selection.getRangeAt(0), whole = selection.isCollapsed ? selection.getComposedRanges?.()[0] : null;
    if (!whole) return range;
    const wanted = makeRange();
    wanted.selectNodeContents(page);
    if (page.contains(whole.startContainer)) wanted.setStart(whole.startContainer, whole.startOffset);
    if (page.contains(whole.endContainer)) wanted.setEnd(whole.endContainer, whole.endOffset);
    return wanted;
  }

  function copied(range) {
    const box = make("div"), nodes = [...page.querySelectorAll("img, a")];
    for (const [index, node] of nodes.entries()) node.setAttribute(NUMBER, index);
    box.append(range.cloneContents());
    for (const node of nodes) node.removeAttribute(NUMBER);
    ronpyo.groups.leave(box);
    for (const copy of box.querySelectorAll("img, a")) original(copy, nodes[copy.getAttribute(NUMBER)]);
    for (const node of box.querySelectorAll("*")) for (const name of OWN_MARKS) node.removeAttribute(name);
    return box;
  }

  function original(copy, node) {
    const isImage = copy.tagName === "IMG", attribute = isImage ? "src" : "href";
    const known = node ? (isImage ? nameOf : targetOf).get(node) : undefined;
    if (isImage && node && failed.has(node)) copy.setAttribute("alt", failed.get(node));
    if (known !== undefined) copy.setAttribute(attribute, known);
    else if (/^\s*ronpyo:/i.test(copy.getAttribute(attribute) ?? "")) copy.removeAttribute(attribute);
  }

  // Nothing is dragged out of the page.
  listen("dragstart", (event) => event.preventDefault(), true);

  function explain({ name, why }) {
    reasons.set(name, why);
    for (const image of page.querySelectorAll("img")) if (failed.has(image) && nameOf.get(image) === name) label(image);
  }

  function reload({ names, version }) {
    for (const name of names) {
      versions.set(name, version);
      reasons.delete(name);
    }
    for (const image of page.querySelectorAll("img")) if (names.includes(nameOf.get(image))) address(image, nameOf.get(image));
  }

  // Other hosts are allowed now: ask for the pictures of the web again.
  function reloadWeb(version) {
    reload({ names: [...new Set([...page.querySelectorAll("img")].map((image) => nameOf.get(image)))].filter((name) => WEB.test(name)), version });
  }

  const slotOf = (root, name) => root.querySelector(`[data-slot="${name}"]`);

  // The frame is small (date, title, bullets, related posts). The slots keep their nodes, and so their images.
  function putFrame(html) {
    const fresh = makeFragment();
    fresh.append(...parse(html).childNodes); // into this document: in that of a template, pictures would be unloaded
    const inSlot = (image) => image.closest("[data-slot]");
    const [gone, made] = [imagesIn([page]).filter((image) => !inSlot(image)), imagesIn([fresh])];
    for (const name of SLOTS) {
      const shown = blocks[name].length ? slotOf(page, name)?.childNodes : null; // with their groups
      slotOf(fresh, name)?.replaceChildren(...(shown ?? blocks[name].flat()));
    }
    page.replaceChildren(fresh);
    carryPictures(gone, made);
  }

  function putBlocks(name, [start, removed, added]) {
    const slot = slotOf(page, name);
    const fresh = added.map((html) => [...parse(html).childNodes]);
    if (removed === 1 && fresh.length === 1 && retype(blocks[name][start] ?? [], fresh[0])) return;
    const gone = blocks[name].splice(start, removed, ...fresh);
    if (slot) ronpyo.groups.put(slot, fresh.flat(), firstIn(slot, gone) ?? firstIn(slot, blocks[name].slice(start + fresh.length)));
    carryPictures(imagesIn(gone.flat()), imagesIn(fresh.flat()));
    carryMark(gone.flat(), fresh.flat());
    for (const node of gone.flat()) node.remove();
  }

  function firstIn(slot, parts) {
    for (const nodes of parts) for (const node of nodes) if (slot.contains(node)) return node;
    return null;
  }

  const imagesIn = (nodes) => nodes.flatMap((node) => (node.querySelectorAll ? [...node.querySelectorAll("img")] : []));

  // The pictures of `gone` go on in those of `fresh` that show the same: they need not be loaded and laid out again.
  function carryPictures(gone, fresh) {
    const known = new Map(gone.map((image) => [image.src, image]));
    for (const image of known.size ? fresh : []) {
      const old = known.get(image.src);
      if (!old) continue;
      known.delete(image.src);
      const kept = ["src"];
      if (failed.has(old)) {
        failed.set(old, image.alt);
        kept.push("alt", "data-missing");
      }
      for (const name of old.getAttributeNames()) {
        if (!kept.includes(name) && !image.hasAttribute(name)) old.removeAttribute(name);
      }
      for (const { name, value } of image.attributes) {
        if (!kept.includes(name) && old.getAttribute(name) !== value) old.setAttribute(name, value);
      }
      image.replaceWith(old);
      image.removeAttribute("src"); // before it begins to load
    }
  }

  // What replaces the block of the caret has its mark at once: it would blink if it came a frame later.
  function carryMark(gone, fresh) {
    if (!gone.some((node) => node.dataset && "caret" in node.dataset)) return;
    const heir = fresh.find((node) => node.nodeType === Node.ELEMENT_NODE);
    if (heir) ronpyo.follow.put([heir]);
  }

  // Change `shown`, the nodes of a block, into `fresh` by an edit of its words, where nothing else differs: the engine
  // makes no styles then and shapes only what is new. Whether that was possible. Which letters are the first ones (`「` alone
  // is none, with what is typed behind it they are both) it finds out of new nodes alone (Chromium 140, `::first-letter`).
  function retype(shown, fresh) {
    const texts = [], edits = [];
    if (hasFirstLetters || !isAlike(shown, fresh, texts)) return false;
    for (const [at, [text, words]] of texts.entries()) {
      if (RIGHT_TO_LEFT.test(text.data) || RIGHT_TO_LEFT.test(words)) return false;
      if (text.data === words) continue;
      const [start, removed, put] = difference(text.data, words), end = start + removed;
      if (removed === text.length) return false; // other words, and no edit of these
      if (start === 0 && at > 0 && !STANDS_BEFORE.test(texts[at - 1][0].data.at(-1))) return false;
      if (end === text.length && at + 1 < texts.length && !STANDS_BEHIND.test(texts[at + 1][0].data[0])) return false;
      edits.push([text, start, removed, put]);
    }
    for (const [text, ...edit] of edits) text.replaceData(...edit);
    return true;
  }

  // Whether two lists of nodes differ by texts alone; all texts, with the words that they are to have, are added to `texts`.
  function isAlike(shown, fresh, texts) {
    return shown.length === fresh.length && shown.every((node, at) => isAlikeNode(node, fresh[at], texts));
  }

  function isAlikeNode(node, other, texts) {
    if (node.nodeName !== other.nodeName || node.namespaceURI !== other.namespaceURI) return false;
    if (node.nodeType !== Node.ELEMENT_NODE) {
      if (node.nodeType === Node.TEXT_NODE) texts.push([node, other.data]);
      return node.data === other.data || node.nodeType === Node.TEXT_NODE;
    }
    const names = node.getAttributeNames().filter((name) => name !== "data-caret");
    if (names.length !== other.attributes.length) return false;
    if (names.some((name) => node.getAttribute(name) !== other.getAttribute(name))) return false;
    return isAlike([...node.childNodes], [...other.childNodes], texts);
  }

  // The one place by which two texts differ: where it begins, how much of the old text goes, what comes for it.
  function difference(old, words) {
    const least = Math.min(old.length, words.length);
    const start = longest(least, (length) => old.startsWith(words.slice(0, length)));
    const end = longest(least - start, (length) => old.endsWith(words.slice(words.length - length)));
    return [start, old.length - start - end, words.slice(start, words.length - end)];
  }

  // The longest length up to `most` that `fits`, as all shorter ones do.
  function longest(most, fits) {
    let known = 0;
    while (known < most) {
      const middle = Math.ceil((known + most) / 2);
      if (fits(middle)) known = middle;
      else most = middle - 1;
    }
    return known;
  }

  function patch(change) {
    const isDressed = "style" in change || "frame" in change, settle = ronpyo.groups.hold(change, blocks);
    if ("style" in change) {
      style.textContent = change.style;
      hasFirstLetters = /:first-letter/i.test(change.style);
    }
    if ("language" in change) root.lang = change.language;
    if ("title" in change) document.title = change.title;
    const place = "frame" in change ? [scrollX, scrollY] : null; // to ask for it has the engine look at all of the page
    if (place) putFrame(change.frame);
    for (const name of SLOTS) if (name in change) putBlocks(name, change[name]);
    const slots = SLOTS.map((name) => [slotOf(page, name), blocks[name].length]).filter(([slot]) => slot);
    if (isDressed) ronpyo.groups.dress(style.sheet, slots.map(([slot]) => slot));
    for (const [slot, count] of slots) ronpyo.groups.settle(slot, count);
    ronpyo.list.settle(change);
    const isEmpty = !blocks.news.length && !blocks.commentary.length && !page.querySelector("h1, h2");
    if (isEmpty) page.setAttribute(EMPTY, words.empty ?? "");
    else if (page.hasAttribute(EMPTY)) page.removeAttribute(EMPTY);
    settle();
    if (place && (scrollX !== place[0] || scrollY !== place[1])) scrollTo(...place);
    ronpyo.follow.stay();
  }

  // `place`: where the page was before its process ended. Pictures that arrive later must not push it away.
  function renew({ page: state, words: newWords, place }) {
    words = newWords;
    blocks = { news: [], commentary: [] };
    reasons.clear();
    patch(state);
    scrollTo(...place);
    if (place[1] > 0) hold(place);
  }

  function hold(place) {
    const until = new AbortController();
    const again = () => scrollTo(...place);
    for (const name of ["wheel", "keydown", "mousedown", "touchstart"]) {
      addEventListener(name, () => until.abort(), { signal: until.signal, capture: true, passive: true });
    }
    listen("load", again, { signal: until.signal, capture: true });
    listen("error", again, { signal: until.signal, capture: true });
    setTimeout(() => until.abort(), 3000);
  }

  function standStill(wanted) {
    root.toggleAttribute("data-still", wanted);
  }

  return {
    patch,
    renew,
    standStill,
    explain,
    reload,
    reloadWeb,
    enclose,
    page,
    make,
    slot: (name) => slotOf(page, name),
    get blocks() {
      return blocks;
    },
  };
})();
