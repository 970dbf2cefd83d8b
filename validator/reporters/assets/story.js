
"use strict";
document.documentElement.classList.add("js");
addEventListener("DOMContentLoaded", () => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const series = all("section.series");

  function open(section) {
    section.focus({ preventScroll: true });
    section.scrollIntoView({ block: "start" });
  }

  function step(by) {
    const at = series.findIndex((section) => section.contains(document.activeElement));
    const next = at < 0 ? (by > 0 ? 0 : series.length - 1) : at + by;
    const section = series[Math.min(Math.max(next, 0), series.length - 1)];
    if (section) open(section);
  }

  function walk(by) {
    const section = document.activeElement.closest("section.series");
    const values = section ? all("a.value", section) : [];
    if (!values.length) return false;
    const at = values.indexOf(document.activeElement);
    const next = at < 0 ? (by > 0 ? 0 : values.length - 1) : at + by;
    values[Math.min(Math.max(next, 0), values.length - 1)].focus();
    return true;
  }

  const rowOf = (value) => document.getElementById(value.getAttribute("href").slice(1));
  for (const value of all("a.value")) {
    const row = rowOf(value);
    if (!row) continue;
    for (const [event, on] of [["mouseenter", true], ["focus", true], ["mouseleave", false], ["blur", false]]) {
      value.addEventListener(event, () => row.classList.toggle("current", on));
    }
  }
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "ArrowRight" && walk(1)) event.preventDefault();
    else if (event.key === "ArrowLeft" && walk(-1)) event.preventDefault();
  });
});
