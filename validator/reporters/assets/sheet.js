
"use strict";
document.documentElement.classList.add("js");
addEventListener("DOMContentLoaded", () => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const form = document.querySelector(".filters");
  if (!form) return;
  const search = form.querySelector("input[type=search]");
  const rows = all("tbody tr");
  for (const row of rows) row.words = row.textContent.toLowerCase();
  let current = null;

  const shown = () => all("tbody tr").filter((row) => !row.hidden);

  function filter() {
    const off = (name) => new Set(
      all(`input[name=${name}]:not(:checked)`, form).map((box) => box.value));
    const kinds = off("kind"), supports = off("support");
    const flags = all("input[name=flag]:checked", form).map((box) => box.value);
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of rows) {
      const { kind, support, flags: marked } = row.dataset;
      const has = marked.split(" ");
      row.hidden = kinds.has(kind) || supports.has(support) ||
        (flags.length > 0 && !flags.some((flag) => has.includes(flag))) ||
        !words.every((word) => row.words.includes(word));
    }
    const count = shown().length;
    const total = `${rows.length} ${rows.length === 1 ? "claim" : "claims"}`;
    form.querySelector("output").textContent =
      count === rows.length ? total : `${count} of ${total}`;
    if (current && current.hidden) select(null);
  }

  const key = (row, column) => {
    const cell = row.cells[column];
    const value = cell.dataset.sort ?? cell.textContent.trim();
    return value !== "" && !Number.isNaN(Number(value)) ? Number(value) : value.toLowerCase();
  };

  function sort(head) {
    const table = head.closest("table"), column = head.cellIndex;
    const up = head.getAttribute("aria-sort") !== "ascending";
    for (const other of all("th[aria-sort]", table)) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    const body = table.tBodies[0];
    const compare = (one, two) => {
      if (one === "" || two === "") return (one === "") - (two === "");
      if (typeof one === typeof two) return (one > two) - (one < two);
      return typeof one === "number" ? -1 : 1;
    };
    const keyed = [...body.rows].map((row) => [key(row, column), row]);
    keyed.sort(([one], [two]) => {
      const order = compare(one, two);
      return one === "" || two === "" ? order : up ? order : -order;
    });
    body.append(...keyed.map(([, row]) => row));
  }

  function select(row) {
    if (current) { current.classList.remove("current"); current.tabIndex = -1; }
    current = row;
    if (!row) return;
    row.classList.add("current");
    row.tabIndex = 0;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }

  function step(by) {
    const list = shown();
    if (!list.length) return;
    const at = current ? list.indexOf(current) + by : by > 0 ? 0 : list.length - 1;
    select(list[Math.min(Math.max(at, 0), list.length - 1)]);
  }

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target === search) {
      if (event.key === "Escape") { search.value = ""; filter(); search.blur(); }
      return;
    }
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/") { event.preventDefault(); search.focus(); }
    else if (event.key === "Escape") select(null);
  });
  for (const head of all("th")) {
    const button = head.querySelector("button");
    if (button) button.addEventListener("click", () => sort(head));
  }
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  filter();
});
