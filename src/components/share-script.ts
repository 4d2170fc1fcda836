// Buttons that copy and share: shown only where the browser can.

const { clipboard } = navigator;

for (const button of document.querySelectorAll<HTMLButtonElement>('.share button')) {
  const { copied } = button.dataset;
  const words = button.textContent;
  button.hidden = copied === undefined ? !navigator.share : !clipboard;
  button.onclick = () => {
    if (copied === undefined) void navigator.share({ title: document.querySelector('h1')?.textContent ?? '', url: document.querySelector<HTMLLinkElement>('[rel=canonical]')?.href ?? '' }).catch(() => {});
    else {
      void clipboard.writeText(button.parentElement?.querySelector('.copied')?.textContent ?? '').then(() => {
        button.textContent = copied;
        setTimeout(() => { button.textContent = words; }, 2000);
      });
    }
  };
}
