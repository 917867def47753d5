// Whatever a person, a player or a style could make happen to a page, as events on each element. What is called here is
// taken from prototypes: names in the page hide members of `document` and of forms.
(() => {
  const KINDS = [
    [PointerEvent, "pointerover pointerenter pointermove pointerrawupdate pointerdown pointerup gotpointercapture lostpointercapture pointerout pointerleave pointercancel"],
    [MouseEvent, "mouseover mouseenter mousemove mousedown mouseup dblclick auxclick contextmenu mouseout mouseleave"],
    [WheelEvent, "wheel mousewheel"],
    [FocusEvent, "focus focusin blur focusout DOMActivate DOMFocusIn DOMFocusOut"],
    [KeyboardEvent, "keydown keypress keyup"],
    [InputEvent, "beforeinput input textInput"],
    [ClipboardEvent, "beforecopy copy beforecut cut beforepaste paste"],
    [DragEvent, "dragstart drag dragenter dragover dragleave drop dragend"],
    [AnimationEvent, "animationstart animationiteration animationend animationcancel webkitAnimationStart webkitAnimationIteration webkitAnimationEnd"],
    [TransitionEvent, "transitionrun transitionstart transitionend transitioncancel webkitTransitionEnd"],
    [Event, "change select selectstart toggle beforetoggle invalid reset formdata search scroll scrollend touchstart touchmove touchend touchcancel load error abort "
      + "loadstart loadeddata loadedmetadata canplay canplaythrough play playing pause ended emptied stalled suspend waiting seeking seeked timeupdate durationchange "
      + "ratechange volumechange progress cuechange encrypted show cancel close open start finish bounce begin end repeat beginEvent endEvent repeatEvent "
      + "fullscreenchange webkitfullscreenchange contentvisibilityautostatechange command slotchange securitypolicyviolation"],
  ];
  const OF_WINDOW = "message messageerror hashchange popstate pageshow pagehide storage online offline resize scroll beforeprint afterprint languagechange "
    + "unhandledrejection rejectionhandled focus blur load error pagereveal pageswap unload";
  const COMMON = "pointerover mouseover mousemove mousedown keydown focusin wheel copy paste dragover toggle animationend transitionend";
  const ACTIVE = "a, area, button, input, select, option, textarea, summary, details, label, form, object, embed, iframe, video, audio, [tabindex], [contenteditable],"
    + "[accesskey], [draggable], [popover], [popovertarget], maction, math, math *, image, svg, svg *, isindex, keygen, marquee, dialog, fieldset, meter, output";
  const MOST = 3000, MOST_WHOLE = 100; // elements; of them those without handlers that are given every event

  const quietly = (action, ...values) => {
    try {
      return action(...values);
    } catch {
      return undefined;
    }
  };
  const make = (Kind, type, extra) => {
    const settings = { bubbles: true, cancelable: true, composed: true, key: "Enter", code: "Enter", keyCode: 13, clientX: 5, clientY: 5, ...extra };
    if (Kind === ClipboardEvent) settings.clipboardData = new DataTransfer();
    if (Kind === DragEvent) settings.dataTransfer = new DataTransfer();
    return new Kind(type, settings);
  };
  const kindOf = new Map(KINDS.flatMap(([Kind, types]) => types.split(" ").map((type) => [type, Kind])));
  const fire = (target, type, Kind = kindOf.get(type) ?? Event) => quietly(() => EventTarget.prototype.dispatchEvent.call(target, make(Kind, type)));
  const find = (root, selector) => [...(root instanceof Document ? Document : root instanceof Element ? Element : DocumentFragment).prototype.querySelectorAll.call(root, selector)];

  // The elements of the page, of its shadows and of the frames that may be looked into.
  function everything(root, depth = 0) {
    const found = [];
    for (const element of quietly(find, root, "*") ?? []) {
      if (found.length >= MOST) break;
      found.push(element);
      if (depth > 4) continue;
      const inner = quietly(() => element.shadowRoot) ?? (/^(iframe|object|embed|frame)$/i.test(element.tagName) ? quietly(() => element.contentDocument) : null);
      if (inner) found.push(...everything(inner, depth + 1));
    }
    return found;
  }

  const handlers = (element) => (quietly(() => Element.prototype.getAttributeNames.call(element)) ?? []).filter((name) => /^on/i.test(name)).map((name) => name.slice(2));
  const isActive = (element) => quietly(() => Element.prototype.matches.call(element, ACTIVE)) ?? false;

  function sweep() {
    const all = everything(document);
    let whole = MOST_WHOLE;
    for (const element of all) {
      const types = handlers(element).length || (isActive(element) && whole-- > 0) ? kindOf.keys() : COMMON.split(" ");
      for (const type of types) fire(element, type);
    }
    for (const type of OF_WINDOW.split(" ")) fire(window, type);
    for (const element of all.filter(isActive).slice(0, 4 * MOST_WHOLE)) {
      quietly(() => HTMLElement.prototype.focus.call(element, { preventScroll: true }));
      quietly(() => SVGElement.prototype.focus.call(element));
      quietly(() => element.select?.());
      quietly(() => element.play?.().catch(() => {}));
      quietly(() => element.stop?.());
      quietly(() => element.start?.());
      quietly(() => element.showPopover?.());
      quietly(() => (element.tagName === "DIALOG" ? element.showModal() : 0));
      quietly(() => (element.tagName === "DETAILS" ? (element.open = true) : 0));
      quietly(() => SVGAnimationElement.prototype.beginElement.call(element));
      quietly(() => SVGAnimationElement.prototype.endElement.call(element));
      quietly(() => SVGSVGElement.prototype.setCurrentTime.call(element, 60));
      quietly(() => HTMLElement.prototype.blur.call(element));
    }
    for (const command of ["selectAll", "copy", "cut", "paste"]) quietly(() => Document.prototype.execCommand.call(document, command));
    scrollTo(0, 1e6);
    scrollTo(0, 0);
    return all.length;
  }

  // Handlers that no event of above has reached: called by their own name, on their element.
  function leftover() {
    for (const element of everything(document)) {
      for (const type of handlers(element)) {
        if (kindOf.has(type) || type === "click" || type === "submit") continue;
        fire(element, type);
        if (/^(body|frameset|svg)$/i.test(element.tagName)) fire(element.ownerDocument?.defaultView ?? window, type);
      }
    }
  }

  // What may lead the page away comes last.
  function follow() {
    const all = everything(document);
    for (const element of all) if (handlers(element).includes("click") || isActive(element)) fire(element, "click", MouseEvent);
    for (const element of all) {
      if (element.tagName !== "FORM") continue;
      fire(element, "submit", SubmitEvent);
      quietly(() => HTMLFormElement.prototype.requestSubmit.call(element));
    }
    return all.length;
  }

  // Where a person would point: [x, y, whether there is a title] of what reacts or lies in view, and the keys that the page has claimed.
  function places(most) {
    const all = everything(document);
    const worth = [...all.filter((element) => isActive(element) || handlers(element).length || element.title), ...all.slice(-most)];
    const found = [];
    for (const element of worth) {
      const box = quietly(() => Element.prototype.getBoundingClientRect.call(element));
      if (!box || box.bottom <= 0 || box.top >= innerHeight || box.width <= 0 || box.height <= 0) continue;
      const at = [Math.min(Math.max(box.left + Math.min(box.width / 2, 20), 1), innerWidth - 1), Math.min(Math.max(box.top + Math.min(box.height / 2, 20), 1), innerHeight - 1)];
      at.push(Boolean(quietly(() => Element.prototype.closest.call(element, "[title]:not([title=''])"))));
      if (!found.some((other) => Math.abs(other[0] - at[0]) + Math.abs(other[1] - at[1]) < 6)) found.push(at);
      if (found.length === most) break;
    }
    const keys = all.map((element) => quietly(() => Element.prototype.getAttribute.call(element, "accesskey"))).filter((key) => /^[a-z]$/i.test(key ?? ""));
    return { places: found, keys: [...new Set(keys)].slice(0, 3) };
  }

  globalThis.actor = { sweep, leftover, follow, places: (most) => JSON.stringify(places(most)) };
})();
