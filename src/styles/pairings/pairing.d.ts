declare module '#pairing';
