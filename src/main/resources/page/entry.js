// SPDX-License-Identifier: Apache-2.0
// Shows changes of a sneaker as they come. Texts of changes become text nodes, never markup.
{
  const list = document.getElementById("changes");
  if (list && window.EventSource) {
    const shown = 12;
    const kinds = Object.fromEntries(list.dataset.kinds.split(",").map((pair) => pair.split("=")));
    const language = list.dataset.language;
    const day = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" });
    const status = list.parentElement.querySelector(".live");
    let last = "";
    let stream = null;

    const element = (name, text, className) => {
      const made = document.createElement(name);
      made.textContent = text;
      if (className) made.className = className;
      return made;
    };
    const money = (price) => {
      const sign = { SGD: "S$", USD: "US$" }[price.currency];
      const whole = Number.isInteger(Number(price.amount));
      const parts = new Intl.NumberFormat(language, {
        style: "currency", currency: price.currency,
        ...(whole ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {}),
      }).formatToParts(price.amount);
      return parts.map((part) => (part.type === "currency" && sign ? sign : part.value)).join("")
        .replace(/^(\D+)\s/, sign ? "$1" : "$&");
    };
    const show = (change) => {
      const item = document.createElement("li");
      item.className = "fresh";
      const at = change.price ? change.price.observedAt : change.at;
      const time = element("time", day.format(new Date(at)));
      time.dateTime = at;
      item.append(time, " ");
      if (change.price) {
        const size = change.price.size ? " " + list.dataset.at.replace("%", change.price.size) : "";
        item.append(element("span", (kinds[change.price.kind] ?? change.price.kind) + size), " ");
        item.append(element(change.change === "DELETED" ? "s" : "b", money(change.price)), " ");
        const source = element("span", "", "minor source");
        source.append(element("bdi", change.price.source));
        item.append(source);
      } else {
        item.append(element("span", change.change === "DELETED" ? list.dataset.deleted : list.dataset.changed));
      }
      list.prepend(item);
      while (list.children.length > shown) list.lastElementChild.remove();
    };
    // Remembers the present revision, so that a stream that opens later begins after it. Otherwise the stream would
    // leave out the changes before it opens.
    const mark = async () => {
      if (last) return;
      try {
        const response = await fetch(list.dataset.stream.replace("/stream?", "?limit=1&"), { method: "HEAD" });
        last ||= response.headers.get("Catalog-Revision") ?? "";
      } catch {
        // Without a revision, the stream has only the changes from its opening on.
      }
    };
    const open = () => {
      stream = new EventSource(list.dataset.stream + (last ? "&after=" + encodeURIComponent(last) : ""));
      stream.onopen = () => { status.hidden = false; };
      stream.onerror = () => {
        status.hidden = true;
        // A browser does not try again after a refusal, such as too many streams.
        if (stream?.readyState === EventSource.CLOSED) {
          stream = null;
          setTimeout(follow, 30000);
        }
      };
      stream.onmessage = (event) => {
        last = event.lastEventId;
        const change = JSON.parse(event.data);
        if ((change.sneaker ?? change.entry).slug === list.dataset.sneaker) show(change);
      };
    };
    const close = () => { if (stream) { stream.close(); stream = null; status.hidden = true; } };
    // A browser opens at most six connections to one origin, so pages in the background close their stream.
    const follow = () => (document.visibilityState === "visible" ? stream ?? open() : close());
    document.addEventListener("visibilitychange", () => {
      follow();
      if (document.visibilityState === "hidden") mark();
    });
    addEventListener("pagehide", close);
    addEventListener("pageshow", follow);
    if (document.readyState === "complete") follow();
    if (document.visibilityState === "hidden") mark();
  }
}
