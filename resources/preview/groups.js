// Blocks of a long post in groups, beside preview.js: an engine lays out all children of an element anew where one has
// changed (10 ms for 4,000 blocks), and of a group only its own (0.3 ms). A group is an element that nothing else is called
// by, around its blocks: margins and floats go through it as if it were not there.
ronpyo.groups = (() => {
  const SIZE = 64, MANY = 256; // blocks of a group, which may grow to three times as many; of a part that wants groups
  const NO_BLOCK = /^(li|t[dhr]|tbody|thead|tfoot|caption|d[dt]|r[tp]|summary|figcaption|option|source|html|body|:root)\b/i;
  const BLOCK = /^(p|h[1-6]|[uod]l|blockquote|pre|table|hr)$/i;
  const BY_PLACE = /:((first|last|only)-(child|of-type)|nth-[a-z-]+|has)\b/i;
  const TAG = "ronpyo-blocks"; // no post has it: the sanitiser lets no such element pass
  let rules = [], slots = []; // of the style of the page, and the elements that blocks are put into
  let allowed = null; // whether no rule would show that there is an element around blocks; null: not looked at yet
  let apart = null; // whether each group is drawn by itself, one after the other; null: not looked at yet

  const isGroup = (node) => node?.localName === TAG;

  // The selectors of a list, without those of their functions; null where one is not plain enough to be looked at.
  function parts(list) {
    const plain = list.replace(/"[^"]*"|'[^']*'/g, "").replace(/\[[^\]]*\]/g, "[a]");
    if (/[&\\]/.test(plain) || /\([^()]*[>+~(:][^()]*\)/.test(plain)) return null;
    return plain.replace(/\([^()]*\)/g, "").split(",");
  }

  // Whether a selector may mean blocks by who stands beside or directly around them; `reaches`: or may mean blocks at all.
  function sees(selector, reaches) {
    let around = "", isBlock = false;
    for (const [, joint, compound] of ` ${selector.trim()}`.matchAll(/\s*([>+~]|\s)\s*([^\s>+~]+)/g)) {
      if (joint === ">") isBlock = slots.some((slot) => matches(slot, around.replace(/\[a\]|::?[a-z-]+/gi, "") || "*"));
      else if (joint.trim() === "") isBlock = true;
      if (NO_BLOCK.test(compound)) isBlock = false;
      if (isBlock && (joint.trim() !== "" || BY_PLACE.test(compound))) return true;
      around = compound;
    }
    return isBlock && (reaches || /^:(hover|active|focus)/i.test(around));
  }

  // Whether a declaration means the element directly around a block, or all that are in that: a counter counts in it, what
  // is sticky stays in it, and it is the whole of which a height is a part.
  const isOfParent = ([name, value]) =>
    /^counter-/.test(name) || (name === "position" && /sticky/.test(value)) || (/^(min-|max-)?(height|block-size)$/.test(name) && /%|var\(/.test(value));

  // Whether blocks flow in the slot one below the other, as they do in a group: not as items of a row, a grid or columns.
  function flows(slot) {
    const { display, columnCount, columnWidth } = getComputedStyle(slot);
    return /^(block|flow-root|list-item|inline-block|table-cell)$/.test(display) && columnCount === "auto" && columnWidth === "auto";
  }

  const isHarmless = ([name, value]) => name === "box-sizing" || /^0(px)?$/.test(value);

  function matches(element, selector) {
    try {
      return element.matches(selector);
    } catch {
      return true;
    }
  }

  // Whether a rule is one by which `group`, which stands among the blocks, would be seen.
  function wouldShow(rule, group) {
    if (rule.selectorText === undefined) return [...(rule.cssRules ?? [])].some((inner) => wouldShow(inner, group));
    const selectors = rule.cssRules?.length ? null : parts(rule.selectorText); // null: rules within a rule
    const declared = [...rule.style].map((name) => [name, rule.style.getPropertyValue(name)]), reaches = declared.some(isOfParent);
    if (selectors === null || selectors.some((selector) => sees(selector, reaches))) return true;
    if (declared.every(isHarmless)) return false;
    return matches(group, rule.selectorText.replace(/(^|[\s,>+~])::?(?=before|after|first-l)/gi, "$1*::").replace(/::?(before|after|first-l[a-z]+)/gi, ""));
  }

  function isAllowed(slot) {
    if (!flows(slot)) return false;
    const group = ronpyo.make(TAG);
    slot.append(group);
    const shows = [...rules].some((rule) => wouldShow(rule, group));
    group.remove();
    return !shows;
  }

  // Whether a declaration may have a block drawn over or under others, behind the end of its group.
  const reachesOut = ([name, value]) =>
    /^margin-(top|bottom|block)/.test(name) ? value === "" || /-\s*[\d.]|\(/.test(value) // "": of a variable
    : /^(max-)?(height|block-size)$/.test(name) ? !/^(auto|none|initial)$/.test(value)
    : /^(float|position|z-index|mix-blend-mode|transform|translate|rotate|scale|offset-path|(box|text)-shadow|filter|-webkit-box-reflect|aspect-ratio|contain|initial-letter|outline-style|writing-mode)$/.test(name)
      && !/^(none|static|auto|normal|initial|horizontal-tb)$/.test(value);

  const mayReachOut = (rule) => [...(rule.style ?? [])].some((name) => reachesOut([name, rule.style.getPropertyValue(name)]))
    || [...(rule.cssRules ?? [])].some(mayReachOut);

  // A table that floats: alignment is the one thing that a post may say of the place of its blocks.
  const FLOATS = 'table[align="left" i], table[align="right" i]';
  const floats = (node) => node.nodeType === Node.ELEMENT_NODE && (node.matches(FLOATS) || node.querySelector(FLOATS) !== null);

  // Whether something stands beside `slot`, over which a wide block of it may reach: a group is drawn after all of that.
  function hasNeighbour(slot) {
    for (let inner = slot; inner !== ronpyo.page && inner.parentElement; inner = inner.parentElement) {
      const outer = inner.parentElement;
      if (outer.childElementCount > 1 && /flex|grid|table-row/.test(getComputedStyle(outer).display)) return true;
    }
    return false;
  }

  // Have groups drawn one after the other, where that looks the same. With each change the engine asks of all that is drawn
  // together how far its ink reaches: 6 ms for 4,000 blocks, 0.2 for those of a group.
  function setApart() {
    apart ??= ![...rules].some(mayReachOut) && !floats(ronpyo.page) && !slots.some(hasNeighbour);
    document.documentElement.toggleAttribute("data-groups-apart", apart);
  }

  // The page has another style, or other slots.
  function dress(sheet, elements) {
    [rules, slots, allowed, apart] = [sheet.cssRules, elements, null, null];
  }

  // Texts and inline elements that follow each other flow in one line, also where a picture that floats is between them:
  // a group ends and the next one begins with a block that is never one of these.
  const begins = (node) => node?.nodeType === Node.ELEMENT_NODE && BLOCK.test(node.tagName);
  const mayPart = (before, node) => begins(before) && begins(node);

  const canPart = (nodes) => nodes.some((node, at) => at >= SIZE && mayPart(nodes[at - 1], node));

  function around(nodes) {
    const group = ronpyo.make(TAG);
    nodes[0].before(group);
    group.append(...nodes);
  }

  // After blocks came or went: `slot` shows `count` blocks.
  function settle(slot, count) {
    const had = isGroup(slot.firstChild) || isGroup(slot.lastChild);
    if (!had && count <= MANY) return;
    allowed ??= isAllowed(slot);
    if (!allowed) {
      if (had) leave(slot);
      return;
    }
    if (apart === null) setApart();
    let loose = [];
    const close = () => {
      for (let from = 0, to = SIZE; from < loose.length; from = to, to += SIZE) {
        while (to < loose.length && !mayPart(loose[to - 1], loose[to])) to += 1;
        around(loose.slice(from, to));
      }
      loose = [];
    };
    for (const node of [...slot.childNodes]) {
      if (!isGroup(node)) {
        loose.push(node);
        continue;
      }
      close();
      const last = node.previousSibling;
      while (last && node.firstChild && !mayPart(last.lastChild, node.firstChild)) last.append(node.firstChild);
      if (!node.firstChild) node.remove();
      else if (node.childNodes.length > 3 * SIZE && canPart([...node.childNodes])) {
        loose = [...node.childNodes];
        node.replaceWith(...loose);
        close();
      }
    }
    close();
  }

  // Put `nodes` before the node `next` of the slot, or at its end.
  function put(slot, nodes, next) {
    const home = next?.parentNode ?? (isGroup(slot.lastChild) ? slot.lastChild : slot);
    for (const node of nodes) home.insertBefore(node, next);
    if (apart && nodes.some(floats)) apart = null;
  }

  // The first element in sight, where `change` may put nodes into other groups: the engine, which else keeps in its place
  // what is in sight, loses sight of them. Returns what puts it there again.
  function hold(change, blocks) {
    const isLarge = "style" in change || Object.values(change).some((part) => part?.[2]?.length > SIZE / 2);
    if (!isLarge || scrollY === 0) return () => {};
    const elements = Object.values(blocks).flatMap((part) => part.flat()).filter((node) => node.nodeType === Node.ELEMENT_NODE);
    const seen = elements.find((element) => element.getBoundingClientRect().bottom > 0), y = seen?.getBoundingClientRect().y;
    return () => seen?.isConnected && scrollBy(0, seen.getBoundingClientRect().y - y);
  }

  // Take the groups out of `box`, a copy of a part of the page.
  function leave(box) {
    for (const group of box.querySelectorAll(TAG)) group.replaceWith(...group.childNodes);
  }

  return { dress, settle, put, hold, leave };
})();
