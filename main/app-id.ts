/** By which systems know the app: the packages are made with the same (electron-builder.yml). */
export const APP_ID = 'lab.epoch.EpochLab';
