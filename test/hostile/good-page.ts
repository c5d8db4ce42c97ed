/** A right page of a primary that is ready for switchover: what a hostile server cuts off, dresses up or hides. */
export const xmlPage = `<?xml version="1.0"?><sipServer><HA_ROLE>Primary (Active)</HA_ROLE>
<READINESS_SWITCHOVER>1</READINESS_SWITCHOVER><READINESS_UPGRADE>0</READINESS_UPGRADE></sipServer>`;
