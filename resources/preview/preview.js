// Runs in a world of its own, apart from the page, whose own scripts are switched off.
globalThis.ronpyo = (() => {
  const page = document.getElementById("page");
  const SLOTS = ["news", "commentary"];
  // For each slot its blocks in order, each an array of the nodes that it put into the page (a comment, an element, none).
  let blocks = { news: [], commentary: [] };

  function parse(html) {
    const template = document.createElement("template");
    template.innerHTML = html;
    return template.content;
  }

  const slotOf = (root, name) => root.querySelector(`[data-slot="${name}"]`);

  // The frame is small (date, title, bullets, related posts). The slots keep their nodes, and so their images.
  function putFrame(html) {
    const fresh = parse(html);
    for (const name of SLOTS) slotOf(fresh, name)?.replaceChildren(...blocks[name].flat());
    page.replaceChildren(fresh);
  }

  function putBlocks(name, [start, removed, added]) {
    const slot = slotOf(page, name);
    const fresh = added.map((html) => [...parse(html).childNodes]);
    const gone = blocks[name].splice(start, removed, ...fresh);
    const next = blocks[name].slice(start + fresh.length).flat()[0] ?? null;
    if (slot) for (const node of fresh.flat()) slot.insertBefore(node, next);
    for (const node of gone.flat()) node.remove();
  }

  function patch(change) {
    if ("style" in change) document.getElementById("style").textContent = change.style;
    if ("language" in change) document.documentElement.lang = change.language;
    if ("title" in change) document.title = change.title;
    const x = scrollX, y = scrollY;
    if ("frame" in change) putFrame(change.frame);
    for (const name of SLOTS) if (name in change) putBlocks(name, change[name]);
    if ("frame" in change && (scrollX !== x || scrollY !== y)) scrollTo(x, y);
  }

  function renew(state) {
    blocks = { news: [], commentary: [] };
    patch(state);
    scrollTo(0, 0);
  }

  return { patch, renew };
})();
