// Fetches the browser's secret back from the platform's storage and goes on with the launch.
// Without an answer the launch goes on too, and the server says what else helps.
import { get } from "./platform-storage.js";

const form = document.getElementById("launch");
const { handle, storageTarget, platformOrigin } = form.dataset;

form.elements.binding.value = (await get(`tl_login_${handle}`, storageTarget, platformOrigin)) ?? "";
form.submit();
