// Talks to the platform's storage by postMessage (LTI Client Side postMessages and
// LTI postMessage Storage). Only the origin of the platform's OIDC authorisation address is
// spoken to, and only its answers are believed; capabilities alone may come from anywhere.
//
// A message that nobody listens to yet is lost without an error: Canvas' frame listens only when it
// is ready, and loads what handles each subject when it is first asked for. So the same message is
// sent again and again, until it is answered or the time is over.

const CAPABILITIES_MS = 500;
const AGAIN_MS = 250;
const DEADLINE_MS = 4500;
const SAY_SO_MS = 800;

const platformWindow = window.parent !== window ? window.parent : window.opener;

/** Sends a message until it is answered; the window is looked up each time, it may come late. */
function ask(target, targetOrigin, message, milliseconds, acceptedOrigin) {
  return new Promise((resolve) => {
    const messageId = crypto.randomUUID?.() ?? String(crypto.getRandomValues(new Uint32Array(4)));
    const finish = (answer) => {
      clearTimeout(deadline);
      clearInterval(repeating);
      window.removeEventListener("message", listen);
      resolve(answer);
    };
    const listen = (event) => {
      const data = event.data;
      const ours =
        data !== null &&
        typeof data === "object" &&
        data.subject === message.subject + ".response" &&
        data.message_id === messageId &&
        (acceptedOrigin === null || event.origin === acceptedOrigin);
      if (ours) {
        finish(data);
      }
    };
    const send = () => {
      try {
        target()?.postMessage({ ...message, message_id: messageId }, targetOrigin);
      } catch {
        // Not there, or not what it will be.
      }
    };
    window.addEventListener("message", listen);
    const deadline = setTimeout(() => finish(null), milliseconds);
    const repeating = setInterval(send, AGAIN_MS);
    send();
  });
}

/** The name of the frame that takes messages of this subject. */
async function frameFor(subject, announced) {
  const answer = await ask(() => platformWindow, "*", { subject: "lti.capabilities" }, CAPABILITIES_MS, null);
  const supported = Array.isArray(answer?.supported_messages) ? answer.supported_messages : [];
  return supported.find((one) => one?.subject === subject)?.frame ?? announced;
}

function frameNamed(name) {
  return name === "_parent" ? platformWindow : platformWindow.frames[name];
}

function sayThatItTakesTime() {
  document.getElementById("working").hidden = false;
}

async function call(subject, content, announced, origin) {
  if (!platformWindow || !announced) {
    return null;
  }
  const began = performance.now();
  const patience = setTimeout(sayThatItTakesTime, SAY_SO_MS);
  const frame = await frameFor(subject, announced);
  const left = DEADLINE_MS - (performance.now() - began);
  const answer = await ask(() => frameNamed(frame), origin, { subject, ...content }, left, origin);
  clearTimeout(patience);
  return answer && !answer.error && answer.key === content.key ? answer : null;
}

/** Whether the platform keeps the value. */
export async function put(key, value, announced, origin) {
  return (await call("lti.put_data", { key, value }, announced, origin)) !== null;
}

/** The value that the platform keeps, or null. */
export async function get(key, announced, origin) {
  const answer = await call("lti.get_data", { key }, announced, origin);
  return typeof answer?.value === "string" ? answer.value : null;
}
