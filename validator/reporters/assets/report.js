
"use strict";
document.documentElement.classList.add("js");
addEventListener("DOMContentLoaded", () => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const gravity = { error: 3, warning: 2, info: 1 };
  const notes = all(".note");
  const byId = new Map(notes.map((note) => [note.id.slice(1), note]));
  const marks = all("mark").map((mark) => ({ mark, of: mark.dataset.notes.split(" ") }));
  const marksOf = new Map();
  const evidenceOf = new Map();
  const index = (map, key, element) => map.set(key, [...(map.get(key) || []), element]);
  for (const { mark, of } of marks) for (const number of of) index(marksOf, number, mark);
  for (const element of all("[data-evidence]")) {
    for (const number of element.dataset.evidence.split(" ")) index(evidenceOf, number, element);
  }
  const filters = document.querySelector(".filters");
  const keys = document.querySelector(".keys");
  let current = null;

  const shown = () => notes.filter((note) => !note.hidden);

  function filter() {
    const off = new Set(all("input:not(:checked)", filters).map((box) => box.name + " " + box.value));
    for (const note of notes) {
      const { severity, rule } = note.dataset;
      note.hidden = off.has("severity " + severity) || off.has("rule " + rule);
    }
    for (const { mark, of } of marks) {
      const left = of.map((number) => byId.get(number)).filter((note) => note && !note.hidden);
      const grave = left.map((note) => note.dataset.severity);
      grave.sort((one, two) => gravity[two] - gravity[one]);
      mark.classList.remove("error", "warning", "info", "off");
      mark.classList.add(grave[0] || "off");
    }
    for (const link of all(".numbers a")) link.hidden = byId.get(link.dataset.number).hidden;
    const count = shown().length;
    filters.querySelector("output").textContent =
      count === notes.length ? `${count} shown` : `${count} of ${notes.length} shown`;
    if (current && current.hidden) select(null);
  }

  function paint(note, on) {
    const number = note.id.slice(1);
    note.classList.toggle("current", on);
    for (const mark of marksOf.get(number) || []) mark.classList.toggle("current", on);
    for (const element of evidenceOf.get(number) || []) element.classList.toggle("lit", on);
  }

  function select(note, scroll = true) {
    if (current) paint(current, false);
    current = note;
    if (!note) return;
    paint(note, true);
    note.focus({ preventScroll: true });
    if (scroll) (note.closest(".row") || note).scrollIntoView({ block: "nearest" });
    if (scroll) note.scrollIntoView({ block: "nearest" });
  }

  function step(by) {
    const list = shown();
    if (!list.length) return;
    const at = current ? list.indexOf(current) + by : by > 0 ? 0 : list.length - 1;
    select(list[Math.min(Math.max(at, 0), list.length - 1)]);
  }

  function draft(by) {
    const tops = all(".draft");
    const line = 90;
    const at = tops.findLastIndex((section) => section.getBoundingClientRect().top <= line);
    const target = tops[Math.min(Math.max(at + by, 0), tops.length - 1)];
    if (target) target.scrollIntoView();
  }

  function toggle(severity) {
    const box = filters.querySelector(`input[name=severity][value=${severity}]`);
    if (box) { box.checked = !box.checked; filter(); }
  }

  const actions = {
    j: () => step(1), k: () => step(-1), n: () => draft(1), p: () => draft(-1),
    e: () => toggle("error"), w: () => toggle("warning"), i: () => toggle("info"),
    Escape: () => select(null), "?": () => keys.showModal(),
  };

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !filters || keys.open) return;
    const action = actions[event.key];
    if (action) { event.preventDefault(); action(); }
  });
  addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#n']");
    const mark = event.target.closest("mark");
    if (link) {
      event.preventDefault();
      select(byId.get(link.hash.slice(2)));
    } else if (mark) {
      const list = mark.dataset.notes.split(" ").map((number) => byId.get(number));
      const open = list.filter((note) => note && !note.hidden);
      select(open[(open.indexOf(current) + 1) % open.length] || null);
    } else if (!event.target.closest("a")) {
      const note = event.target.closest(".note");
      if (note) select(note, false);
    }
  });
  if (filters) {
    filters.addEventListener("change", filter);
    filters.addEventListener("submit", (event) => event.preventDefault());
    filters.querySelector(".help").addEventListener("click", () => keys.showModal());
    for (const button of all("[data-rules]", filters)) {
      button.addEventListener("click", () => {
        for (const box of all("input[name=rule]", filters)) box.checked = button.dataset.rules === "all";
        filter();
      });
    }
    filter();
  }
  const aimed = byId.get(location.hash.slice(2));
  if (aimed && location.hash.startsWith("#n")) select(aimed);
});
