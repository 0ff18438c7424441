const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** `Nov 29 17:35:10`, as logs date their lines. */
export function logTime(at: number): string {
  const date = new Date(at);
  return `${MONTHS[date.getUTCMonth()]} ${String(date.getUTCDate()).padStart(2, '0')} ${clockTime(at)}`;
}

/** `29/Nov/2026:17:35:10 +0000`, as web servers date. */
export function webTime(at: number): string {
  const date = new Date(at);
  return `${String(date.getUTCDate()).padStart(2, '0')}/${MONTHS[date.getUTCMonth()]}/${date.getUTCFullYear()}:${clockTime(at)} +0000`;
}

/** `17:35:10`. */
export function clockTime(at: number): string {
  return new Date(at).toISOString().slice(11, 19);
}

/** `Sat 2026-11-29 17:35:10 UTC`, as systemd dates. */
export function unitTime(at: number): string {
  const date = new Date(at);
  return `${DAYS[date.getUTCDay()]} ${date.toISOString().slice(0, 10)} ${clockTime(at)} UTC`;
}

/** `Nov 29 17:35`, as `ls` dates what is young; what is older than half a year gets its year. */
export function listTime(at: number, now: number): string {
  const date = new Date(at);
  const day = `${MONTHS[date.getUTCMonth()]} ${String(date.getUTCDate()).padStart(2)}`;
  const isOld = now - at > 15_778_476_000 || at > now;
  return isOld ? `${day}  ${date.getUTCFullYear()}` : `${day} ${clockTime(at).slice(0, 5)}`;
}

/** `2min 5s`, how long ago. */
export function spanText(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  if (seconds < 60) return `${seconds}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}min${seconds % 60 === 0 ? '' : ` ${seconds % 60}s`}`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours}h${minutes % 60 === 0 ? '' : ` ${minutes % 60}min`}`;
  const days = Math.floor(hours / 24);
  return `${days} ${days === 1 ? 'day' : 'days'}`;
}
