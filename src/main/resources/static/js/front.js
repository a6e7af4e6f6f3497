// While the sample practice is being made, its part of the page is fetched anew every two seconds.
const again = async () => {
  const here = document.getElementById('sample');
  if (!here) return;
  try {
    const answer = await fetch('/', { headers: { Accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.getElementById('sample');
    if (fresh) here.replaceChildren(...fresh.childNodes);
  } catch {
    // The server is away for a moment; the next round asks again.
  }
  if (document.querySelector('#sample progress')) setTimeout(again, 2000);
};
setTimeout(again, 2000);
