// SPDX-License-Identifier: Apache-2.0
// Changes lists in place, loads further pages, suggests entries and copies requests. Every page also works without it.

const root = document.body.dataset.root;
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const one = (selector, from = document) => from.querySelector(selector);

// == The drawing replaces a picture that does not load ==

function draw(picture) {
  if (picture.dataset.drawing) {
    picture.src = picture.dataset.drawing;
    picture.classList.remove('photo');
    delete picture.dataset.drawing;
  }
}
addEventListener('error', event => event.target instanceof HTMLImageElement && draw(event.target), true);
all('img[data-drawing]').filter(picture => picture.complete && !picture.naturalWidth).forEach(draw);

// == Copy a request ==

addEventListener('click', async event => {
  const button = event.target.closest?.('[data-copy]');
  if (!button) return;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
  } catch {
    // Without https, a browser has no clipboard for pages, but it still supports this older way.
    const field = document.createElement('textarea');
    field.value = button.dataset.copy;
    button.after(field);
    field.select();
    document.execCommand('copy');
    field.remove();
    button.focus();
  }
  const label = button.textContent;
  button.textContent = button.dataset.copied;
  setTimeout(() => (button.textContent = label), 1500);
});

// == The list changes in place, and the filters keep their position ==

const parts = ['#filters', '#results', '.requests', '.languages'];
const field = one('.search [name=q]');
let turn = 0;
let shown = location.pathname + location.search;

async function load(address) {
  const response = await fetch(address, {headers: {Accept: 'text/html'}});
  if (!response.ok || !response.headers.get('Content-Type')?.startsWith('text/html')) throw response.status;
  return new DOMParser().parseFromString(await response.text(), 'text/html');
}

/** Loads as many pages as an entry of the history had, and shows the same position, unless another list is shown. */
async function restore() {
  const mine = turn;
  const {pages = 1, y = 0} = history.state ?? {};
  history.replaceState({...history.state, pages: 1}, '');
  try {
    for (let i = 1, link = one('a.next'); i < pages && link && mine === turn; i++) link = await more(link);
  } catch {
    // The link to the next page is still there.
  }
  if (y && mine === turn) scrollTo(0, y);
}

/** Returns a selector for the same link or field in another list; undefined if it has no name. */
function same(element) {
  const name = ['data-key', 'data-end', 'name'].find(attribute => element.getAttribute(attribute));
  return name && `:is(#filters, #results) [${name}="${CSS.escape(element.getAttribute(name))}"]`;
}

/** Focuses the element of a selector, else the first chip, else the heading. */
function focus(selector) {
  const heading = one('h1');
  heading.tabIndex = -1;
  (selector && one(selector) || one('.chips a') || heading).focus({preventScroll: true});
}

/** Shows the list at an address, and adds the address to the history if it is new there. */
async function show(address, isNew, scroll) {
  const mine = ++turn;
  let next;
  try {
    next = await load(address);
  } catch {
    location.assign(address);
    return;
  }
  if (mine !== turn) return;
  if (!parts.every(part => one(part) && one(part, next))) {
    location.assign(address);
    return;
  }
  const open = all('#filters details[open]').map(details => one('h3', details.parentNode)?.id);
  const active = document.activeElement;
  const isReplaced = active?.closest('#filters, #results');
  const again = isReplaced && same(active);
  const typed = isReplaced && active.name && active.value !== active.defaultValue && active.value;
  const depth = one('#filters').scrollTop;
  if (isNew) {
    history.replaceState({...history.state, y: scrollY}, '');
    history.pushState({}, '', address);
  }
  parts.forEach(part => one(part).replaceChildren(...one(part, next).childNodes));
  one('#results').ariaLabel = one('#results', next).ariaLabel;
  shown = location.pathname + location.search;
  document.title = next.title;
  one('#status').textContent = one('h1').textContent;
  const q = one('.search [name=q]', next).value;
  if (document.activeElement !== field || field.value === field.defaultValue) field.value = q;
  field.defaultValue = q;
  open.forEach(id => id && one('#' + id)?.parentNode.querySelector('details')?.setAttribute('open', ''));
  one('#filters').scrollTop = depth;
  if (isReplaced) {
    focus(again);
    if (typed && document.activeElement.name === active.name) document.activeElement.value = typed;
  }
  if (scroll !== undefined) scrollTo(0, scroll);
  if (!isNew) await restore();
  if (mine === turn) goOn();
}

/** Returns the address of the form without empty fields. */
function asked(form) {
  const fields = [...new FormData(form)].filter(([, value]) => value !== '');
  return `${root}/` + (fields.length ? '?' + new URLSearchParams(fields) : '');
}

if (one('#ask')) {
  history.scrollRestoration = 'manual';
  addEventListener('click', event => {
    const link = event.target.closest?.('#filters a, #results .bar a, .nothing a, .note a');
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    show(link.getAttribute('href'), true);
  });
  addEventListener('submit', event => {
    if (event.target.id !== 'ask') return;
    event.preventDefault();
    close();
    show(asked(event.target), true, 0);
  });
  addEventListener('change', event => {
    const changed = event.target;
    if (changed.form?.id !== 'ask' || changed === field) return;
    const ends = all('.ends input');
    if (changed.name === 'currency') ends.forEach(end => (end.value = ''));
    // If the lowest price is above the highest, only the one that was typed last counts.
    if (ends.every(end => end.value) && +ends[0].value > +ends[1].value) {
      ends.filter(end => end !== changed).forEach(end => (end.value = ''));
    }
    show(asked(changed.form), true);
  });
  addEventListener('popstate', () => {
    // A list that still loads belongs to another entry of the history.
    turn++;
    if (location.pathname + location.search !== shown) show(location.href, false, 0);
  });
  addEventListener('pagehide', () => history.replaceState({...history.state, y: scrollY}, ''));

  // A handle of the slider writes its price into the field below it, or nothing if it is at its end of the slider: the
  // range is then open on this side.
  addEventListener('input', event => {
    const handle = event.target;
    if (!handle.dataset?.end) return;
    const [low, high] = all('.slider input');
    if (+low.value > +high.value) handle.value = handle === low ? high.value : low.value;
    const isOpen = handle === low ? handle.value === handle.min : handle.value === handle.max;
    one(`.ends [name=${handle.dataset.end}]`).value = isOpen ? '' : handle.value;
  });
  addEventListener('change', event => event.target.dataset?.end && show(asked(one('#ask')), true));
}

// == The list goes on ==

let watch;

/**
 * Appends the page of a link, and returns the link to the page after it, if there is one.
 *
 * @throws if the page does not load
 */
async function more(link) {
  if (link.ariaBusy === 'true') return;
  link.ariaBusy = 'true';
  let next;
  try {
    next = await load(link.href);
  } finally {
    link.ariaBusy = 'false';
  }
  if (!link.isConnected) return;
  one('.cards').append(...one('.cards', next).children);
  const following = one('a.next', next);
  if (following) link.href = following.getAttribute('href');
  else link.parentNode.remove();
  history.replaceState({...history.state, pages: (history.state?.pages ?? 1) + 1}, '');
  return following && link;
}

/** Loads three further pages as the end comes near. Later pages need a click, so that people can reach the footer. */
function goOn() {
  watch?.disconnect();
  const link = one('a.next');
  if (!link || !('IntersectionObserver' in window)) return;
  let left = 3;
  watch = new IntersectionObserver(async entries => {
    if (!entries.some(entry => entry.isIntersecting) || left-- <= 0) return;
    watch.unobserve(link);
    try {
      if (await more(link)) watch.observe(link);
    } catch {
      // People did not click for this page, so the failure is not shown. The link stays.
    }
  }, {rootMargin: '600px'});
  watch.observe(link);
}
addEventListener('click', async event => {
  const link = event.target.closest?.('a.next');
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  const last = one('.cards').lastElementChild;
  try {
    await more(link);
  } catch {
    location.assign(link.href);
    return;
  }
  one('a', last.nextElementSibling ?? last)?.focus({preventScroll: true});
  goOn();
});
// == Suggestions while typing ==

const box = document.createElement('div');
let waiting, asking = 0, options = [], at = -1;
box.className = 'found';
box.id = 'found';
box.hidden = true;
box.setAttribute('role', 'listbox');
box.setAttribute('aria-label', field.dataset.suggestions);
field.after(box);
for (const [name, value] of Object.entries(
  {role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': 'found', 'aria-expanded': 'false'})) field.setAttribute(name, value);

function close() {
  clearTimeout(waiting);
  asking++;
  box.hidden = true;
  at = -1;
  field.setAttribute('aria-expanded', 'false');
  field.removeAttribute('aria-activedescendant');
}

/** Returns the page of a suggestion, in the same language: its sneakers, or the sneaker itself. */
function page(found) {
  const query = [found.sneakers && new URL(found.sneakers).search.slice(1), document.body.dataset.language].filter(Boolean);
  return root + (found.sneakers ? '/' : '/s/' + found.slug) + (query.length ? '?' + query.join('&') : '');
}

async function suggest() {
  const text = field.value.trim();
  if (text.length < 2) return close();
  const mine = ++asking;
  const response = await fetch(`${root}/suggestions?limit=3&q=` + encodeURIComponent(text));
  if (!response.ok) return;
  const {query, ...types} = await response.json();
  if (mine !== asking || document.activeElement !== field) return;
  options = Object.entries(types).flatMap(([type, found]) => found.map(entry => ({type, ...entry})));
  if (!options.length) return close();
  box.replaceChildren(...options.map((found, i) => {
    const option = document.createElement('div');
    const name = document.createElement('span');
    const kind = document.createElement('span');
    option.id = 'found-' + i;
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', 'false');
    name.textContent = found.name;
    name.dir = 'auto';
    kind.className = 'minor';
    kind.textContent = field.dataset[found.type] ?? '';
    option.append(name, kind);
    option.addEventListener('mousedown', event => {
      event.preventDefault();
      location.assign(page(found));
    });
    return option;
  }));
  at = -1;
  field.removeAttribute('aria-activedescendant');
  box.hidden = false;
  field.setAttribute('aria-expanded', 'true');
}

field.addEventListener('input', () => {
  clearTimeout(waiting);
  asking++;
  waiting = setTimeout(suggest, 120);
});
field.addEventListener('blur', close);
field.addEventListener('keydown', event => {
  if (box.hidden) return;
  if (event.key === 'Escape') {
    event.preventDefault();
    close();
  } else if (event.key === 'Enter' && at >= 0) {
    event.preventDefault();
    location.assign(page(options[at]));
  } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    at = (at + (event.key === 'ArrowDown' ? 1 : -1) + options.length + (at < 0 && event.key === 'ArrowUp' ? 1 : 0)) % options.length;
    all('[role=option]', box).forEach((option, i) => option.setAttribute('aria-selected', String(i === at)));
    field.setAttribute('aria-activedescendant', 'found-' + at);
    one('#found-' + at).scrollIntoView({block: 'nearest'});
  }
});

if (one('#ask')) {
  // For people who come back from another page through the history.
  await restore();
  goOn();
}
