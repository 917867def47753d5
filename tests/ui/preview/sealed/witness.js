// In each open page and frame before anything of it runs: an attack that says nothing has run as well if it calls one of these.
(() => {
  if (/^chrome|^devtools/.test(location.protocol)) return; // pages of the engine's own
  const say = console.error.bind(console);
  const watch = (owner, name) => {
    const real = owner?.[name];
    if (typeof real !== "function") return;
    const seen = function (...values) {
      say("attack ran: " + name);
      return new.target ? new real(...values) : real.apply(this, values);
    };
    try {
      owner[name] = seen;
    } catch {
      return;
    }
  };
  for (const name of "open print fetch focus postMessage eval setTimeout setInterval WebSocket EventSource RTCPeerConnection WebTransport Worker SharedWorker XMLHttpRequest Image".split(" ")) watch(globalThis, name);
  for (const name of "write writeln createElement getElementById querySelector".split(" ")) watch(Document.prototype, name);
  for (const name of "focus click blur".split(" ")) watch(HTMLElement.prototype, name);
  watch(Navigator.prototype, "sendBeacon");
  watch(DataTransfer.prototype, "setData");
})();
