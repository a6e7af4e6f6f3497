// Talks to the platform's storage by postMessage (LTI Client Side postMessages and
// LTI postMessage Storage). Only the origin of the platform's OIDC authorisation address is
// spoken to, and only its answers are believed; capabilities alone may come from anywhere.

const CAPABILITIES_MS = 500;
const DEADLINE_MS = 1500;

const platformWindow = window.parent !== window ? window.parent : window.opener;

function ask(target, targetOrigin, message, milliseconds, acceptedOrigin) {
  return new Promise((resolve) => {
    const messageId = crypto.randomUUID?.() ?? String(crypto.getRandomValues(new Uint32Array(4)));
    const finish = (answer) => {
      clearTimeout(timer);
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
    const timer = setTimeout(() => finish(null), milliseconds);
    window.addEventListener("message", listen);
    try {
      target.postMessage({ ...message, message_id: messageId }, targetOrigin);
    } catch {
      finish(null);
    }
  });
}

async function frameFor(subject, announced) {
  const answer = await ask(platformWindow, "*", { subject: "lti.capabilities" }, CAPABILITIES_MS, null);
  const supported = Array.isArray(answer?.supported_messages) ? answer.supported_messages : [];
  const name = supported.find((one) => one?.subject === subject)?.frame ?? announced;
  if (name === "_parent") {
    return platformWindow;
  }
  try {
    return platformWindow.frames[name] ?? null;
  } catch {
    return null;
  }
}

async function call(subject, content, announced, origin) {
  if (!platformWindow || !announced) {
    return null;
  }
  const began = performance.now();
  const frame = await frameFor(subject, announced);
  const left = DEADLINE_MS - (performance.now() - began);
  const answer = frame && (await ask(frame, origin, { subject, ...content }, left, origin));
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
