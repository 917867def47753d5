// Runs in a world of its own, apart from the page, whose own scripts are switched off. Holds no state but the page.
globalThis.ronpyo = (() => {
  const page = document.getElementById("page");

  function nodes(html) {
    const template = document.createElement("template");
    template.innerHTML = html;
    return template.content;
  }

  // The frame is small (date, title, bullets, related posts). The two slots keep their blocks, and so their images.
  function putFrame(html) {
    const old = new Map([...page.querySelectorAll("[data-slot]")].map((slot) => [slot.dataset.slot, slot]));
    const fresh = nodes(html);
    for (const slot of fresh.querySelectorAll("[data-slot]")) {
      const kept = old.get(slot.dataset.slot);
      if (kept) slot.replaceChildren(...kept.childNodes);
    }
    page.replaceChildren(fresh);
  }

  function block(html) {
    const element = document.createElement("div");
    element.style.display = "contents";
    element.append(nodes(html));
    return element;
  }

  // Each block has one element of its own, so that positions in the list and in the page agree.
  function putBlocks(name, [start, removed, blocks]) {
    const slot = page.querySelector(`[data-slot="${name}"]`);
    if (!slot) return;
    for (let i = 0; i < removed; i++) slot.children[start]?.remove();
    const before = slot.children[start] ?? null;
    for (const html of blocks) slot.insertBefore(block(html), before);
  }

  function patch(change) {
    if ("style" in change) document.getElementById("style").textContent = change.style;
    if ("language" in change) document.documentElement.lang = change.language;
    if ("title" in change) document.title = change.title;
    const x = scrollX, y = scrollY;
    if ("frame" in change) putFrame(change.frame);
    for (const name of ["news", "commentary"]) if (name in change) putBlocks(name, change[name]);
    if ("frame" in change && (scrollX !== x || scrollY !== y)) scrollTo(x, y);
  }

  function renew(state) {
    page.replaceChildren();
    patch(state);
    scrollTo(0, 0);
  }

  return { patch, renew };
})();
