"use strict";

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    document.forms[0].requestSubmit(document.querySelector('button[value="check"]'));
  }
});
