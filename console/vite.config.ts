import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

// The server in dev mode; Vite hands it what belongs to it, so the browser sees one origin.
const server = process.env['CITYPLANE_SERVER'] ?? 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'target/classes/META-INF/resources',
    emptyOutDir: true,
    chunkSizeWarningLimit: 1200
  },
  server: {
    port: 23090,
    strictPort: true,
    proxy: {
      '/api': { target: server },
      '/ngsi-ld': { target: server },
      '/live': { target: server, ws: true }
    }
  },
  test: { environment: 'happy-dom', include: ['src/**/*.test.{ts,tsx}'] }
})
