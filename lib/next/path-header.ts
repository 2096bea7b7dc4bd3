/** The request header in which the proxy tells pages their own address; Next does not. */
export const PATH_HEADER = 'x-rapport-path';
