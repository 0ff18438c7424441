/** NET-8. Also what keeps one request from filling a document beyond use. */
export const NETWORK_INTERFACES_PER_REGION = 5000;
