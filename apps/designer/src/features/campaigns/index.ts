export { CampaignPage } from './campaign-page.tsx';
export { CampaignsPage } from './campaigns-page.tsx';
