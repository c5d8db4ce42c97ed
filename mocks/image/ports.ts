/** The ports in a container of this image, as in its Dockerfile. Every container has an address of its own, so they are fixed. */
export const memberPorts = { http: 8080, spareHttp: 8081, ha: 8082 } as const;
export const agentPort = 8083;
