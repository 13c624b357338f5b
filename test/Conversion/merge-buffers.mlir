// RUN: crease-opt %s --crease-merge-buffers | FileCheck %s

// Two that live side by side, one behind the other's end, each on a line.
// CHECK-LABEL: func @together(
// CHECK: %[[ALL:.*]] = memref.alloc() {alignment = 64 : i64} : memref<80064xi8>
// CHECK: %[[C0:.*]] = arith.constant 0 : index
// CHECK: %[[A:.*]] = memref.view %[[ALL]][%[[C0]]][] : memref<80064xi8> to memref<100x100xf32>
// CHECK: %[[C1:.*]] = arith.constant 40000 : index
// CHECK: %[[B:.*]] = memref.view %[[ALL]][%[[C1]]][] : memref<80064xi8> to memref<10001xf32>
// CHECK: call @use(%[[A]], %[[B]])
// CHECK-NEXT: %[[C2:.*]] = arith.constant 0 : index
// CHECK-NEXT: memref.view %[[ALL]][%[[C2]]][] : memref<80064xi8> to memref<200xf64>
// CHECK: memref.dealloc %[[ALL]]
// CHECK-NOT: memref.dealloc
func.func private @use(memref<100x100xf32>, memref<10001xf32>)
func.func private @more(memref<200xf64>, memref<10001xf32>)
func.func @together() {
  %a = memref.alloc() {alignment = 64 : i64} : memref<100x100xf32>
  %b = memref.alloc() : memref<10001xf32>
  call @use(%a, %b) : (memref<100x100xf32>, memref<10001xf32>) -> ()
  memref.dealloc %a : memref<100x100xf32>
  // Made when the first is gone.
  %c = memref.alloc() : memref<200xf64>
  call @more(%c, %b) : (memref<200xf64>, memref<10001xf32>) -> ()
  memref.dealloc %b : memref<10001xf32>
  memref.dealloc %c : memref<200xf64>
  return
}

// Those that are given away, are of unknown size, stand in a loop, or are wider
// aligned stay; so do few and small ones.
// CHECK-LABEL: func @apart(
// CHECK-NOT: memref.view
// CHECK: memref.alloc() : memref<100x100xf32>
// CHECK: memref.alloc() {alignment = 128 : i64} : memref<100x100xf32>
// CHECK: memref.alloc(%{{.*}}) : memref<?xf32>
// CHECK: scf.for
// CHECK: memref.alloc() : memref<100x100xf32>
// CHECK-NOT: memref.view
// CHECK: return
func.func private @both(memref<100x100xf32>, memref<100x100xf32>, memref<?xf32>)
func.func @apart(%n: index) -> memref<100x100xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %a = memref.alloc() : memref<100x100xf32>
  %b = memref.alloc() {alignment = 128 : i64} : memref<100x100xf32>
  %d = memref.alloc(%n) : memref<?xf32>
  scf.for %i = %c0 to %n step %c1 {
    %c = memref.alloc() : memref<100x100xf32>
    func.call @both(%b, %c, %d) : (memref<100x100xf32>, memref<100x100xf32>, memref<?xf32>) -> ()
    memref.dealloc %c : memref<100x100xf32>
  }
  memref.dealloc %b : memref<100x100xf32>
  memref.dealloc %d : memref<?xf32>
  return %a : memref<100x100xf32>
}

// CHECK-LABEL: func @small(
// CHECK-NOT: memref.view
// CHECK: return
func.func @small() {
  %a = memref.alloc() : memref<1000xf32>
  %b = memref.alloc() : memref<1000xf32>
  memref.dealloc %a : memref<1000xf32>
  memref.dealloc %b : memref<1000xf32>
  return
}
