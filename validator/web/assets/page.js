"use strict";

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    document.forms[0].requestSubmit(document.querySelector('button[value="check"]'));
  }
});

const frame = document.querySelector("iframe");
const status = document.querySelector('[role="status"]');

document.forms[0].addEventListener("submit", () => {
  frame.setAttribute("aria-busy", "true");
  status.textContent = "Checking …";
});

frame.addEventListener("load", () => {
  if (frame.hasAttribute("aria-busy")) {
    frame.removeAttribute("aria-busy");
    status.textContent = "The answer is there";
    frame.scrollIntoView({ block: "nearest" });  // below the form where the window is narrow
  }
});
